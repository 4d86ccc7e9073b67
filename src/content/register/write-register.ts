/**
 * Writes `register.json` again from a copy of the register:
 * `npm run generate:register -- FILE.jsonl.gz YYYY-MM-DD [CODE... | LIST.json.gz...]`
 * What is in the file stays in it; codes, and lists such as the 817, are added to it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readCodes, readRegister, toRegisterFile } from './extract.ts';
import { printRegisterFile } from './register-file.ts';

const target = new URL('./register.json', import.meta.url);
const [path, snapshotDate, ...named] = process.argv.slice(2);
if (path === undefined || snapshotDate === undefined) {
  process.stderr.write(
    'usage: generate:register FILE.jsonl.gz YYYY-MM-DD [CODE... | LIST.json.gz...]\n',
  );
  process.exit(2);
}
const kept: { procedures: { code: string }[] } = JSON.parse(readFileSync(target, 'utf8'));
const codes = new Set(kept.procedures.map(({ code }) => code));
for (const name of named) {
  for (const code of name.endsWith('.gz') ? await readCodes(name) : [name]) codes.add(code);
}
const records = await readRegister(path, codes);
const missing = [...codes].filter((code) => !records.has(code));
if (missing.length > 0) {
  process.stderr.write(`not in the register: ${missing.join(', ')}\n`);
  process.exit(1);
}
const text = printRegisterFile(toRegisterFile(records, snapshotDate));
writeFileSync(target, text);
process.stderr.write(`${records.size} procedures, ${text.length} characters written\n`);
