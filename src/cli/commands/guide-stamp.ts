import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { sourceHash } from '../../domain/guide/index.ts';
import { readJson } from '../support/files.ts';
import { loadGuide } from '../support/guides.ts';

/** Notes, beside each translation, the source text that it was made from. */
function stamp(file: string, { only }: { readonly only?: string[] }): void {
  const flow = loadGuide(file);
  const written = readJson(file) as {
    texts: Record<string, Record<string, string>>;
    translatedFrom?: Record<string, Record<string, string>>;
  };
  const [source = 'vi'] = Object.entries(flow.locales).find(([, role]) => role === 'source') ?? [];
  const originals = written.texts[source] ?? {};
  let count = 0;
  const notes = { ...written.translatedFrom };
  for (const locale of Object.keys(flow.locales).filter((one) => one !== source)) {
    const own = { ...notes[locale] };
    for (const key of Object.keys(written.texts[locale] ?? {})) {
      const original = originals[key];
      if (original === undefined || (only && !only.includes(key))) continue;
      if (own[key] !== sourceHash(original)) count += 1;
      own[key] = sourceHash(original);
    }
    notes[locale] = own;
  }
  writeFileSync(file, `${JSON.stringify({ ...written, translatedFrom: notes }, null, 2)}\n`);
  process.stderr.write(`${count} translations noted as made from the words that stand now\n`);
}

export function addStampCommand(guide: Command): void {
  guide
    .command('stamp')
    .argument('<file>', 'a flow whose translations were looked at')
    .description('say that the translations fit the source as it stands, so that a change shows')
    .option('--only <keys...>', 'only these text keys')
    .action(stamp);
}
