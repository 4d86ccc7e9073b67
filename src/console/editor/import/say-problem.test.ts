import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readForReview } from '../../../content/import/index.ts';
import { workbookParts, zipOf } from '../../../content/import/test-support/workbook.ts';
import { sayProblem } from './say-problem.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'motcham-say-problem-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What the readers really say of a file; undefined when they read it to its end. */
async function problemOf(
  name: string,
  bytes: Uint8Array | string,
  columnMap?: string,
): Promise<string | undefined> {
  const path = join(directory, name);
  const columnMapPath = join(directory, 'columns.json');
  await writeFile(path, bytes);
  if (columnMap !== undefined) await writeFile(columnMapPath, columnMap);
  const options = columnMap === undefined ? {} : { columnMapPath };
  try {
    for await (const _ of readForReview(path, options, (words) => new Error(words)));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const packed = gzipSync(
  Array.from({ length: 3_000 }, (_, at) => `{"a":${Math.sin(at)}}\n`).join(''),
);

const empty = (name: string) => ({ name, data: new Uint8Array() });
const longWorkbook = workbookParts([['Mã', 'Tên']]).map((part) =>
  part.name.endsWith('sheet1.xml')
    ? { ...part, data: Buffer.from(`<x><t>${'a'.repeat(4 * 1024 * 1024)}</t></x>`) }
    : part,
);

it.each([
  ['cut.jsonl.gz', packed.subarray(0, -2_000)],
  ['hurt.jsonl.gz', Buffer.concat([packed.subarray(0, 400), packed.subarray(900)])],
  ['empty.json', ''],
  ['spaces.json', '   \n '],
  ['half.json', '[{"a": 1'],
  ['latin.json', Buffer.from('[{"t\u00ean": "m\u00e3"}]', 'latin1')],
  ['sixteen.json', Buffer.from('\ufeff[{}]', 'utf16le')],
  ['after.json', '[{"a":1} nothing]'],
  ['picture.json', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
  ['many.jsonl', `{"a":1}${'\n'.repeat(1_000_001)}`],
  ['bare.csv', 'Mã,Tên\n1.000001,Thử\n'],
  ['broken.csv', 'Mã,Tên\n1.000001,Thử\n', '{'],
  ['nameless.csv', 'Mã,Tên\n1.000001,Thử\n', '{"columns": {"code": "Mã"}}'],
  ['strange.csv', 'Mã,Tên\n1.000001,Thử\n', '{"rows": 3}'],
  ['elsewhere.csv', 'Mã,Tên\n1.000001,Thử\n', '{"columns": {"code": "Mã", "name": "Tựa"}}'],
  ['open.csv', 'Mã,Tên\n1.000001,"Thử\n', '{"columns": {"code": "Mã", "name": "Tên"}}'],
  [
    'files.xlsx',
    zipOf(Array.from({ length: 2_001 }, (_, at) => empty(`f${at}`))),
    '{"columns":{"code":1,"name":2}}',
  ],
  ['long.xlsx', zipOf(longWorkbook), '{"columns":{"code":1,"name":2}}'],
] as [string, Uint8Array | string, string?][])(
  'says in Vietnamese what is wrong with %s, and what to do',
  async (name, bytes, map) => {
    const problem = await problemOf(name, bytes, map);
    expect(problem).toBeDefined();
    expect(problem).not.toContain(directory);
    const told = sayProblem(problem ?? '', 'vi');
    expect(told, problem).not.toBe(problem);
    // One sentence of what is wrong and one of what to do.
    expect(told.match(/[.;](?:\s|$)/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(told).not.toMatch(/\$\d/);
    expect(sayProblem(problem ?? '', 'en')).toBe(problem);
  },
);

it('leaves what it does not know as it came', () => {
  expect(sayProblem('Something else.', 'vi')).toBe('Something else.');
});
