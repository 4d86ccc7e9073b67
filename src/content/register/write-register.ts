/**
 * Writes `register.json` again from a copy of the register:
 * `node src/content/register/write-register.ts FILE.jsonl.gz YYYY-MM-DD CODE...`
 * Without codes it takes those that are in the file already.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readRegister, toRegisterFile } from './extract.ts';

const target = new URL('./register.json', import.meta.url);
const [path, snapshotDate, ...named] = process.argv.slice(2);
if (path === undefined || snapshotDate === undefined) {
  process.stderr.write('usage: write-register.ts FILE.jsonl.gz YYYY-MM-DD [CODE...]\n');
  process.exit(2);
}
const kept: { facts: { code: string }[] } = JSON.parse(readFileSync(target, 'utf8'));
const codes = new Set(named.length > 0 ? named : kept.facts.map((fact) => fact.code));
const records = await readRegister(path, codes);
const missing = [...codes].filter((code) => !records.has(code));
if (missing.length > 0) {
  process.stderr.write(`not in the register: ${missing.join(', ')}\n`);
  process.exit(1);
}
writeFileSync(target, `${JSON.stringify(toRegisterFile(records, snapshotDate), null, 2)}\n`);
process.stderr.write(`${records.size} records written\n`);
