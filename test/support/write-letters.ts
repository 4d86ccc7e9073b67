import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FontLanguage,
  fontLanguages,
  lettersOf,
} from '../../src/kiosk/words/fonts/letters.ts';

/**
 * Cuts the letters that the words of Korean, Japanese and Chinese are written in out of Noto Sans
 * CJK (SIL Open Font License 1.1, see `src/kiosk/words/fonts/LICENSE.txt`), so that a kiosk shows them without a network:
 *
 *     npm run generate:letters -- [folder of NotoSansCJK-*.ttc] [pyftsubset]
 *
 * On Debian: fonts-noto-cjk, fonttools, python3-brotli.
 */
const [folder = '/usr/share/fonts/opentype/noto', subset = 'pyftsubset'] = process.argv.slice(2);
/** Which face of the collection is drawn for readers of the language. */
const faces: Readonly<Record<FontLanguage, number>> = { ja: 0, ko: 1, zh: 2 };
/** The page's weights 600 and 700 are both bold here. */
const weights = [
  { file: 'Regular', name: 'regular', weight: '400' },
  { file: 'Bold', name: 'bold', weight: '600 700' },
] as const;

const work = mkdtempSync(join(tmpdir(), 'fonts-'));
try {
  for (const language of fontLanguages) cut(language, lettersOf(language));
} finally {
  rmSync(work, { recursive: true });
}

function cut(language: FontLanguage, letters: readonly string[]): void {
  const text = join(work, `${language}.txt`);
  writeFileSync(text, letters.join(''));
  const into = join(import.meta.dirname, '..', '..', 'src', 'kiosk', 'words', language);
  for (const { file, name } of weights) {
    const out = join(into, `${language}-${name}.woff2`);
    execFileSync(subset, [
      join(folder, `NotoSansCJK-${file}.ttc`),
      `--font-number=${faces[language]}`,
      `--text-file=${text}`,
      `--output-file=${out}`,
      '--flavor=woff2',
      '--no-hinting',
      '--desubroutinize',
      '--layout-features=kern,locl,ccmp,palt',
      '--drop-tables+=vhea,vmtx,VORG',
    ]);
    process.stderr.write(
      `${language} ${name}: ${letters.length} letters, ${statSync(out).size} bytes\n`,
    );
  }
  writeFileSync(join(into, 'font.css'), styleOf(language, letters));
}

function styleOf(language: FontLanguage, letters: readonly string[]): string {
  const range = letters.map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase()}`);
  const family = `Noto Sans CJK ${language}`;
  const rules = weights.map(
    ({ name, weight }) => `@font-face {
  font-family: '${family}';
  font-weight: ${weight};
  font-display: block;
  src: url('./${language}-${name}.woff2') format('woff2');
  unicode-range: ${range.join(',')};
}
`,
  );
  return `/* Written by \`npm run generate:letters\`. */
${rules.join('')}:lang(${language}) {
  --letters: 'Be Vietnam Pro', '${family}', sans-serif;
}
[lang='${language}'] {
  font-family: var(--letters);
}
`;
}
