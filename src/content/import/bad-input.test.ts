import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  contentOf,
  fileOf,
  importInto,
  jsonLinesOf,
  linesOf,
  scratch,
} from './test-support/files.ts';
import { normalisedRecord } from './test-support/records.ts';

const record = (code: string, change: Record<string, unknown> = {}) =>
  normalisedRecord({ code, name: `Thủ tục số ${code}`, ...change });
const good = [record('1.000001'), record('1.000002')];

/** A catalogue that every bad input is let loose on; afterwards it has to stand as it stood. */
let into: string;
let before: Record<string, string>;
beforeEach(async () => {
  into = await scratch();
  await importInto(into, good);
  before = await contentOf(into);
});
afterEach(async () => {
  if (before !== undefined) expect(await contentOf(into)).toEqual(before);
});

async function failing(name: string, content: string | Uint8Array, map?: string) {
  const result = await importInto(into, await fileOf(name, content), { map, acceptEnded: true });
  if (result.ok) throw new Error('it was imported');
  expect(result.error.todo.length).toBeGreaterThan(10);
  return result.error.what;
}

describe('a whole input that cannot be read changes nothing and says why', () => {
  test('a printed document is called what it is', async () => {
    expect(await failing('a.pdf', '%PDF-1.7\n%âãÏÓ')).toMatch(/a\.pdf is a PDF$/);
    expect(await failing('a.csv', '{\\rtf1\\ansi x}')).toContain('word processor');
  });

  const packed = gzipSync(
    linesOf(Array.from({ length: 500 }, (_, at) => record(`1.00${1000 + at}`))),
  );

  test('gzip that is cut off', async () => {
    expect(await failing('a.jsonl.gz', packed.subarray(0, packed.length - 40))).toContain(
      'cut off',
    );
    expect(await failing('a.jsonl.gz', packed.subarray(0, 5))).toContain('cut off');
  });

  test('gzip that is damaged in its middle', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 200, 260);
    expect(await failing('a.jsonl.gz', damaged)).toMatch(/damaged|not UTF-8/);
  });

  test('an empty file, and one with spaces only', async () => {
    expect(await failing('a.jsonl', '')).toContain('is empty');
    expect(await failing('a.jsonl', ' \n\n ')).toContain('only spaces');
    expect(await failing('a.jsonl.gz', gzipSync(''))).toContain('is empty');
    expect(await failing('a.json', '[]')).toContain('no record');
  });

  test('a file that is not there, and a directory', async () => {
    const absent = await importInto(into, '/absent/file.jsonl');
    expect(absent).toMatchObject({
      ok: false,
      error: { what: expect.stringContaining('not there') },
    });
    expect(await importInto(into, into)).toMatchObject({ ok: false });
  });

  test('UTF-16, with and without its mark', async () => {
    const text = Buffer.from(linesOf(good), 'utf16le');
    expect(await failing('a.jsonl', Buffer.concat([Buffer.from([0xff, 0xfe]), text]))).toContain(
      'UTF-16',
    );
    expect(await failing('a.jsonl', text)).toContain('UTF-16');
    const swapped = Buffer.concat([Buffer.from([0xff, 0xfe]), text]).swap16();
    expect(await failing('a.jsonl', swapped)).toContain('big endian');
  });

  test('Windows-1258 and TCVN3, with the line they are in', async () => {
    // "Thủ tục đăng ký": tone marks are bytes of their own after the letter.
    const windows = Buffer.from([
      0x54, 0x68, 0x75, 0xd2, 0x20, 0x74, 0x75, 0xf2, 0x63, 0x20, 0xf0, 0xe3,
    ]);
    const inName = (name: Buffer) =>
      Buffer.concat([
        Buffer.from(`${JSON.stringify(good[0])}\n{"code":"1.000002","name":"`),
        name,
        Buffer.from('"}\n'),
      ]);
    expect(await failing('a.jsonl', inName(windows))).toMatch(/line 2 is not UTF-8.*Windows-1258/);
    // "Thñ tôc ®¨ng ký" as its bytes.
    const tcvn3 = Buffer.from('Thñ tôc ®¨ng ký ®Êt ®ai ¶nh', 'latin1');
    expect(await failing('a.jsonl', inName(tcvn3))).toMatch(/line 2 is not UTF-8.*TCVN3/);
  });

  test('garbage, whatever it calls itself', async () => {
    const garbage = Buffer.from(
      Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256),
    );
    expect(await failing('a.jsonl', garbage)).toContain('not text');
    expect(
      await failing('a.jsonl.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), garbage])),
    ).toContain('damaged');
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]);
    expect(await failing('a.xls', old)).toContain('.xls');
    expect(await failing('a.json', '{"code": "1.000001", "na')).toContain(
      'in the middle of record 1',
    );
    expect(await failing('a.json', '[{"code": "1.000001"} nonsense]')).toContain('record 1');
  });

  test('a gzip that swells to 2 GB is stopped at the limit', async () => {
    // A record that would never end.
    const spaces = gzipSync(Buffer.alloc(70 * 1024 * 1024, 0x20));
    expect(await failing('a.jsonl.gz', spaces)).toContain('only spaces');
    const lines = gzipSync(Buffer.alloc(16 * 1024 * 1024, 'x'.repeat(1_500_000).concat('\n')));
    const many = Buffer.concat(Array.from({ length: 34 }, () => lines));
    expect(await failing('a.jsonl.gz', many)).toContain('more than 512 MB');
    // The length at its end claims 2 GB; only what comes out counts.
    const lying = Buffer.from(packed);
    lying.writeUInt32LE(2 ** 31, lying.length - 4);
    expect(await failing('a.jsonl.gz', lying)).toContain('damaged');
  });

  test('records that are all refused', async () => {
    expect(await failing('a.jsonl', '{"code":"x","name":"y"}\n{"a":1}\n')).toContain(
      'all 2 records',
    );
  });

  test('an address that is none of http, and one with a password', async () => {
    for (const url of [
      'ftp://example.org/a.jsonl',
      'file:///etc/passwd',
      'http://a:b@example.org/',
    ]) {
      expect(await importInto(into, url), url).toMatchObject({ ok: false });
    }
  });
});

describe('a bad record is refused by name, and the others are taken', () => {
  async function reported(records: readonly (string | object)[]) {
    const fresh = await scratch();
    const lines = records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    const result = await importInto(fresh, await fileOf('records.jsonl', lines.join('\n')));
    return { result, report: await jsonLinesOf(fresh, 'import-report.jsonl'), fresh };
  }

  test('a record of 5 MB, in lines and in a list', async () => {
    const huge = record('1.000009', { conditions: 'x'.repeat(5 * 1024 * 1024) });
    const { result, report } = await reported([record('1.000001'), huge, record('1.000002')]);
    expect(result).toMatchObject({ value: { total: 3, refused: 1, services: 2 } });
    const refused = { at: 'line 2', code: '1.000009', reason: 'tooLarge' };
    expect(report).toContainEqual(expect.objectContaining(refused));
    const fresh = await scratch();
    const list = await fileOf(
      'a.json',
      JSON.stringify([record('1.000001'), huge, record('1.000002')]),
    );
    expect(await importInto(fresh, list)).toMatchObject({ value: { refused: 1, services: 2 } });
  });

  test('lines that are no JSON, or no record', async () => {
    const { result, report } = await reported([
      record('1.000001'),
      '{"code": "1.000002", "name": ',
      '[1, 2]',
      '"text"',
      record('1.000003'),
    ]);
    expect(result).toMatchObject({ value: { total: 5, refused: 3, services: 2 } });
    expect(report).toContainEqual(
      expect.objectContaining({ at: 'line 2', code: '1.000002', reason: 'notJson' }),
    );
  });

  test('HTML and script reach no text of the catalogue', async () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(2)>';
    const { report, fresh } = await reported([
      record('1.000001', {
        name: `Thủ tục ${attack}`,
        field: `Đất đai${attack}`,
        steps: [`${attack}Nộp`],
        conditions: attack,
        keywords: attack,
        results: [attack],
        issuer: attack,
        executing: `Sở ${attack}`,
        documents: [{ case: attack, items: [{ name: `Đơn ${attack}`, original: 1, copy: 0 }] }],
        url: 'https://dichvucong.gov.vn/"><script>',
      }),
      record('1.000002'),
    ]);
    const { 'catalogue.jsonl': catalogue } = await contentOf(fresh);
    expect(catalogue).not.toMatch(/<|>|onerror|alert/);
    expect(JSON.stringify(report)).toContain('markup');
  });

  test('deep nesting, strange keys and prototypes do no harm', async () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const { result } = await reported([
      record('1.000001'),
      `{"code":"1.000002","name":"Thủ tục","steps":${deep}}`,
      '{"__proto__":{"code":"1.000003"},"name":"Thủ tục"}',
      '{"code":"1.000004","name":"Thủ tục","constructor":{"prototype":1},"source":"x, 2026-07-18)"}',
    ]);
    expect(result).toMatchObject({ ok: true, value: { total: 4 } });
    expect(({} as Record<string, unknown>)['code']).toBeUndefined();
  });
});
