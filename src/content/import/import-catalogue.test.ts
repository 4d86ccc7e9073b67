import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCatalogue } from './index.ts';
import {
  contentOf,
  fileOf,
  importInto,
  jsonLinesOf,
  linesOf,
  scratch,
} from './test-support/files.ts';
import { channel, fee, normalisedRecord } from './test-support/records.ts';

const record = (code: string, change: Record<string, unknown> = {}) =>
  normalisedRecord({ code, name: `Thủ tục số ${code}`, ...change });
const some = ['1.000003', '1.000001', '1.000002'].map((code) => record(code));
const priced = (value: number) => ({
  channels: [channel('DIRECT', 3, [fee({ kind: 'fixed', value })])],
});

async function codesIn(path: string): Promise<string[]> {
  const codes: string[] = [];
  for await (const { code } of readCatalogue(path)) codes.push(code);
  return codes;
}

describe('an import', () => {
  test('writes one canonical line a service, sorted by code, and accounts for every record', async () => {
    const into = await scratch();
    const result = await importInto(into, some);
    expect(result).toMatchObject({
      ok: true,
      value: { total: 3, refused: 0, duplicate: 0, added: 3, services: 3 },
    });
    expect(await codesIn(into)).toEqual(['1.000001', '1.000002', '1.000003']);
    expect(Object.keys(await contentOf(into))).toEqual([
      'catalogue.jsonl',
      'changes.jsonl',
      'import-report.jsonl',
    ]);
  });

  test('a file that is read as it is gives the record that an import would keep, in any order', async () => {
    const stray = record(' 1.000002', { name: 'Mã có khoảng trắng', updatedAt: '2026-05-02' });
    const older = record('1.000001', { name: 'Bản cũ', updatedAt: '2026-01-01' });
    const newer = record('1.000001', { name: 'Bản mới', updatedAt: '2026-05-01' });
    const right = record('1.000002', { name: 'Mã đúng', updatedAt: '2026-01-01' });
    const all = [stray, newer, record('1.000003'), older, right];
    for (const rows of [all, all.toReversed()]) {
      const file = await fileOf('rows.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
      const names = new Map<string, string>();
      for await (const { code, name } of readCatalogue(file)) names.set(code, name.vi);
      expect([...names].sort()).toEqual([
        ['1.000001', 'Bản mới'],
        ['1.000002', 'Mã đúng'],
        ['1.000003', 'Thủ tục số 1.000003'],
      ]);
    }
  });

  test('the same input again changes nothing, byte for byte, in any order and format', async () => {
    const into = await scratch();
    await importInto(into, some);
    const before = await contentOf(into);
    expect(await importInto(into, some)).toMatchObject({ value: { unchanged: 3, added: 0 } });
    expect(await contentOf(into)).toEqual(before);
    const list = await fileOf('records.json', JSON.stringify(some.toReversed(), null, 2));
    expect(await importInto(into, list)).toMatchObject({ value: { unchanged: 3, changed: 0 } });
    expect((await contentOf(into))['catalogue.jsonl']).toBe(before['catalogue.jsonl']);
  });

  test('a later one says what was added, changed and ended, field by field', async () => {
    const into = await scratch();
    await importInto(into, [...some, record('1.000004', priced(8_000))]);
    const later = [some[1], some[2], record('1.000004', priced(9_000)), record('1.000005')];
    expect(await importInto(into, later)).toMatchObject({
      value: { added: 1, changed: 1, ended: 1, unchanged: 2, services: 4 },
    });
    expect(await jsonLinesOf(into, 'changes.jsonl')).toEqual([
      { change: 'ended', code: '1.000003', name: 'Thủ tục số 1.000003' },
      {
        change: 'changed',
        code: '1.000004',
        name: 'Thủ tục số 1.000004',
        fields: [{ field: 'costs.0.amountVnd', before: 8000, after: 9000 }],
      },
      { change: 'added', code: '1.000005', name: 'Thủ tục số 1.000005' },
    ]);
  });

  test('a newer copy of the same is confirmed and not called a change', async () => {
    const into = await scratch();
    await importInto(into, some);
    const newer = some.map((one) => ({ ...one, source: 'x, 2026-09-01)' }));
    expect(await importInto(into, newer)).toMatchObject({ value: { confirmed: 3, changed: 0 } });
    const [first] = await jsonLinesOf(into, 'catalogue.jsonl');
    expect(first).toMatchObject({ source: { snapshotDate: '2026-09-01' } });
  });

  test('a part adds and changes, and ends nothing; a single record is always a part', async () => {
    const into = await scratch();
    await importInto(into, some);
    expect(await importInto(into, [record('1.000009')])).toMatchObject({
      value: { added: 1, ended: 0, services: 4 },
    });
    const two = [record('1.000007'), record('1.000008')];
    expect(await importInto(into, two, { partial: true })).toMatchObject({
      value: { added: 2, ended: 0, services: 6 },
    });
  });

  test('an input that would end much of the catalogue is stopped until somebody agrees', async () => {
    const into = await scratch();
    const many = Array.from({ length: 30 }, (_, at) => record(`1.0001${at + 10}`));
    await importInto(into, many);
    const before = await contentOf(into);
    const few = many.slice(0, 10);
    const stopped = await importInto(into, few);
    expect(stopped).toMatchObject({
      ok: false,
      error: { what: expect.stringContaining('end 20 of the 30') },
    });
    expect(await contentOf(into)).toEqual(before);
    expect(await importInto(into, few, { acceptEnded: true })).toMatchObject({
      value: { ended: 20, services: 10 },
    });
  });
});

describe('records that are there twice', () => {
  test('the one with the right code stays, wherever it stands', async () => {
    const into = await scratch();
    const stray = record(' 1.000001', { updatedAt: '2026-12-01' });
    expect(await importInto(into, [stray, record('1.000001'), record('1.000002')])).toMatchObject({
      value: { total: 3, duplicate: 1, services: 2 },
    });
    expect(await jsonLinesOf(into, 'import-report.jsonl')).toContainEqual({
      at: 'line 1',
      code: '1.000001',
      outcome: 'duplicate',
      keptAt: 'line 2',
      same: false,
    });
  });

  test('of two right ones the later stays, of two equal ones the first', async () => {
    const into = await scratch();
    const newer = record('1.000001', { updatedAt: '2026-06-01', name: 'Thủ tục mới' });
    await importInto(into, [record('1.000001'), newer, newer, record('1.000002')]);
    const report = await jsonLinesOf(into, 'import-report.jsonl');
    expect(report).toContainEqual(expect.objectContaining({ at: 'line 1', keptAt: 'line 2' }));
    expect(report).toContainEqual(expect.objectContaining({ at: 'line 3', same: true }));
    const [first] = await jsonLinesOf(into, 'catalogue.jsonl');
    expect(first).toMatchObject({ officialName: 'Thủ tục mới' });
  });
});

describe('references', () => {
  test('one that goes in a circle is cut where it closes, one to nowhere is taken out; both are said', async () => {
    const into = await scratch();
    const requires = (...codes: string[]) => ({ requires: codes });
    const result = await importInto(into, [
      record('1.000001', requires('1.000002')),
      record('1.000002', requires('1.000003')),
      record('1.000003', { ...requires('1.000001'), related: ['1.000001', '9.999999'] }),
    ]);
    expect(result).toMatchObject({
      ok: true,
      value: { repairs: { referenceCycle: 1, referenceUnknown: 1 } },
    });
    const [first, , third] = await jsonLinesOf(into, 'catalogue.jsonl');
    expect(first).toMatchObject({ related: [{ code: '1.000002', how: 'requires' }] });
    expect(third).toMatchObject({
      related: [{ code: '1.000001', how: 'related' }],
      doubts: ['reference', 'whereInferred'],
    });
    const report = await jsonLinesOf(into, 'import-report.jsonl');
    expect(JSON.stringify(report)).toContain('1.000003 → 1.000001 → 1.000002 → 1.000003');
  });

  test('a service that requires itself does not', async () => {
    const into = await scratch();
    await importInto(into, [record('1.000001', { requires: ['1.000001'] }), record('1.000002')]);
    const [first] = await jsonLinesOf(into, 'catalogue.jsonl');
    expect(first).toMatchObject({ related: [] });
  });
});

describe('what stood before', () => {
  test('a damaged catalogue is not written over', async () => {
    const into = await scratch();
    await writeFile(join(into, 'catalogue.jsonl'), '{"code":"1.000001"}\n{"code":\n');
    const result = await importInto(into, some);
    expect(result).toMatchObject({ ok: false, error: { what: expect.stringContaining('line 2') } });
    expect(await readFile(join(into, 'catalogue.jsonl'), 'utf8')).toContain('{"code":\n');
    await expect(codesIn(into)).rejects.toThrow('is no entry');
  });

  test('two imports do not meet; a lock without its process is taken over', async () => {
    const into = await scratch();
    await mkdir(into, { recursive: true });
    await writeFile(join(into, 'import.lock'), String(process.ppid));
    expect(await importInto(into, some)).toMatchObject({
      ok: false,
      error: { what: expect.stringContaining('another import') },
    });
    await writeFile(join(into, 'import.lock'), '4194000');
    expect(await importInto(into, some)).toMatchObject({ ok: true });
  });

  test('a catalogue can be read straight from a source, and imported from itself', async () => {
    const source = await fileOf('records.jsonl', linesOf([...some, some[0], { code: 'x' }]));
    // Which of two records with one code is kept is known at the end of the file.
    expect(await codesIn(source)).toEqual(['1.000001', '1.000002', '1.000003']);
    const into = await scratch();
    await importInto(into, source);
    expect(await importInto(into, join(into, 'catalogue.jsonl'))).toMatchObject({
      value: { unchanged: 3, taken: 3 },
    });
  });
});
