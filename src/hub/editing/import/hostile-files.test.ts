import { once } from 'node:events';
import { request } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { constants, crc32, createDeflateRaw, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { normalisedRecord } from '../../../content/import/test-support/records.ts';
import { workbookParts, zipOf } from '../../../content/import/test-support/workbook.ts';
import { starterContent } from '../../../content/index.ts';
import { documentBytesMax } from '../../../domain/api/console/index.ts';
import type { PublicService } from '../../../domain/service/index.ts';
import type { ColumnMap } from '../../../domain/sheet/index.ts';
import { TestServer } from '../../test-support.ts';
import { seedDocuments } from '../index.ts';
import { ImportDesk } from './test-support.ts';

const mb = 1024 * 1024;
let server: TestServer;
let desk: ImportDesk;
const ours = starterContent().services.find(({ entry }) => entry === 'written') as PublicService;
const oursPath = `documents/procedure/${ours.code}`;

beforeAll(async () => {
  server = await TestServer.start();
  desk = await ImportDesk.open(server);
  await seedDocuments(
    desk.hub.store,
    [{ kind: 'procedure', id: ours.code, body: ours }],
    Date.now(),
  );
}, 60_000);
afterAll(() => server?.stop(), 60_000);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Growth, MB, from which on it is asked what of it a collection leaves. */
const uncollectedMb = 25;

/**
 * Largest growth of what this process holds, in MB, while something goes on; the hub is in it. Held
 * is what a collection leaves: what waits for one is nobody's.
 */
async function grownMb(work: () => Promise<unknown>): Promise<number> {
  const used = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / mb;
  };
  collect();
  const before = used();
  let most = before;
  const look = () => {
    if (used() - most > uncollectedMb) {
      collect();
      most = Math.max(most, used());
    }
  };
  const looking = setInterval(look, 10);
  await work().finally(() => clearInterval(looking));
  look();
  return most - before;
}

/** Nothing of what was brought is content, and the hub serves on. */
async function nothingHappened() {
  const { status, body } = await desk.editor.ask('GET', oursPath);
  expect([status, body['body']]).toEqual([200, ours]);
  const { body: list } = await desk.editor.ask('GET', 'documents?kind=procedure');
  expect(list['rows']).toHaveLength(1);
}

async function refused(fileName: string, bytes: Uint8Array, columnMap?: ColumnMap) {
  const given = columnMap === undefined ? {} : { columnMap };
  const view = await desk.bring(fileName, bytes, given);
  expect(view.state, view.problem ?? '').toBe('failed');
  expect(view.problem).not.toMatch(/motcham-upload|\/tmp|map\.json/);
  await nothingHappened();
  return view.problem ?? '';
}

/** Sends 100 MB as a program would that does not know the limit. */
async function send100Mb(id: string, isLengthTold: boolean) {
  const { editor } = desk;
  const url = new URL(`/console/api/v1/imports/${id}/file`, editor.origin);
  const sending = request({
    host: '127.0.0.1',
    port: url.port,
    path: url.pathname,
    method: 'PUT',
    headers: {
      host: url.host,
      origin: editor.origin,
      cookie: editor.cookie,
      'content-type': 'application/octet-stream',
      ...(isLengthTold && { 'content-length': 100 * mb }),
    },
  });
  let isOver = false;
  const answered = new Promise<{ status: number; text: string }>((resolve) => {
    sending.on('response', async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text });
    });
    sending.on('error', () => resolve({ status: 0, text: '' }));
  }).finally(() => {
    isOver = true;
  });
  const chunk = Buffer.alloc(mb, 0x20);
  for (let sent = 0; sent < 100 && !isOver; sent += 1) {
    if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), answered]);
  }
  sending.end();
  const answer = await answered;
  sending.destroy();
  return answer;
}

describe('a file that is too long', () => {
  it.each([
    ['told beforehand', true],
    ['found out on the way', false],
  ])('is refused with words, and is never held: %s', async (_, isLengthTold) => {
    const id = await desk.begin('lớn.jsonl');
    let answer = { status: -1, text: '' };
    const grown = await grownMb(async () => {
      answer = await send100Mb(id, isLengthTold);
    });
    expect(answer.status, answer.text).toBe(413);
    expect(answer.text).toContain('too-large');
    expect(await desk.importOf(id)).toMatchObject({
      state: 'failed',
      problem: 'The file is longer than 64 MB.',
    });
    expect(grown).toBeLessThan(40);
    await nothingHappened();
  });
});

/** `bytes` of one letter, deflated without ever being held. */
async function letters(bytes: number, before: string, after: string) {
  const packer = createDeflateRaw({ level: constants.Z_BEST_SPEED });
  const packed: Buffer[] = [];
  packer.on('data', (chunk: Buffer) => packed.push(chunk));
  let crc = 0;
  const write = async (piece: Buffer) => {
    crc = crc32(piece, crc);
    if (!packer.write(piece)) await once(packer, 'drain');
  };
  await write(Buffer.from(before));
  const piece = Buffer.alloc(mb, 'a');
  for (let at = 0; at < bytes; at += mb) await write(piece);
  await write(Buffer.from(after));
  packer.end();
  await once(packer, 'end');
  const unpackedBytes = bytes + before.length + after.length;
  return { packed: Buffer.concat(packed), crc, unpackedBytes };
}

const map = { columns: { code: 'Mã', name: 'Tên', updatedAt: 'Cập nhật', papers: 'Giấy tờ' } };
const heading = Object.values(map.columns);
const sheetOf = (...rows: (readonly (string | undefined)[])[]) => workbookParts([heading, ...rows]);

describe('a file that swells', () => {
  it('as gzip is stopped at 512 MB, and is never held', async () => {
    const line = Buffer.from(`${JSON.stringify({ code: 'x', name: 'y'.repeat(1_500_000) })}\n`);
    const some = gzipSync(Buffer.concat(Array.from({ length: 10 }, () => line)));
    const bomb = Buffer.concat(Array.from({ length: 40 }, () => some));
    let problem = '';
    const grown = await grownMb(async () => {
      problem = await refused('bom.jsonl.gz', bomb);
    });
    expect(problem).toContain('unpacks to more than 512 MB');
    expect(grown).toBeLessThan(200);
  });

  it('as gzip of empty lines is stopped long before they are read', async () => {
    const record = gzipSync(`${JSON.stringify(normalisedRecord())}\n`.padEnd(5000));
    const some = gzipSync(Buffer.alloc(16 * mb, '\n '));
    const bomb = Buffer.concat([record, ...Array<Buffer>(20).fill(some)]);
    expect(await refused('trống.jsonl.gz', bomb)).toContain('more than 1000000 lines');
  });

  const none = new Uint8Array();
  let bomb: Awaited<ReturnType<typeof letters>>;
  beforeAll(async () => {
    bomb = await letters(160 * mb, '<x><t>', '</t></x>');
  });
  it.each(['xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml'])(
    'as a workbook with one text of 160 MB in %s is stopped, and is never held',
    async (name) => {
      const parts = sheetOf(['1.000001', 'Cấp thẻ']).map((part) =>
        part.name === name ? { name, data: none, ...bomb } : part,
      );
      let problem = '';
      const grown = await grownMb(async () => {
        problem = await refused('bom.xlsx', zipOf(parts), map);
      });
      expect(problem).toContain('too long');
      expect(grown).toBeLessThan(80);
    },
  );

  it('as a workbook that claims 2 GB, and one that lies about it', async () => {
    const parts = sheetOf(['1.000001', 'Cấp thẻ']);
    const picture = { name: 'xl/media/a.bin', data: Buffer.alloc(1024) };
    const claiming = zipOf([...parts, { ...picture, claimedBytes: 2 ** 31 - 1 }]);
    expect(await refused('khai.xlsx', claiming, map)).toContain('unpacks to 2048 MB');
    const lying = parts.map((part) =>
      part.name.endsWith('sheet1.xml')
        ? {
            ...part,
            data: Buffer.concat([part.data, Buffer.alloc(8 * mb, 0x20)]),
            claimedBytes: 2000,
          }
        : part,
    );
    expect(await refused('dối.xlsx', zipOf(lying), map)).toMatch(/damaged inside|no readable/);
  });

  it('as an archive of 100,000 files', async () => {
    const empty = { data: none, packed: deflateRawSync(none), crc: 0 };
    const many = Array.from({ length: 100_000 }, (_, at) => ({ name: `f${at}`, ...empty }));
    expect(await refused('nhiều.xlsx', zipOf(many), map)).toContain('holds 100000 files');
  });
});

describe('a sheet as offices keep them', () => {
  it('with merged cells is read: papers below one code are of one procedure', async () => {
    const rows = [
      heading,
      ['1.000001', 'Cấp thẻ', '17/04/2026', 'Đơn'],
      [undefined, undefined, undefined, 'Ảnh'],
      ['1.000002', 'Đổi thẻ', '31/02/2026', 'Đơn'],
    ];
    const bytes = zipOf(workbookParts(rows, ['A2:A3', 'B2:B3', 'C2:C3']));
    const given = { columnMap: map, snapshotDate: '2026-07-18' };
    const view = await desk.bring('gộp.xlsx', bytes, given);
    expect(view).toMatchObject({ state: 'ready', read: 2 });
    // No such day: the record is taken without it, and the page says that it was repaired.
    expect(await desk.rowsOf(view)).toMatchObject([
      { code: '1.000001', outcome: 'new', detail: expect.stringContaining('mergedCells') },
      { code: '1.000002', outcome: 'new', detail: expect.stringContaining('date') },
    ]);
    const { body } = await desk.editor.ask('GET', `imports/${view.id}/records/1`);
    const { evidence, source } = body['incoming'] as unknown as PublicService;
    expect(evidence[0]?.items.map(({ fullName }) => fullName.vi)).toEqual(['Đơn', 'Ảnh']);
    expect(source).toMatchObject({ updatedOn: '2026-04-17' });
    const two = await desk.editor.ask('GET', `imports/${view.id}/records/2`);
    expect((two.body['incoming'] as unknown as PublicService).source).not.toHaveProperty(
      'updatedOn',
    );
    await nothingHappened();
  });

  it('whose merged cells lie over one another by thousands is refused, not worked on', async () => {
    const rows = Array.from({ length: 200 }, (_, at) => [`1.${100_000 + at}`, 'Cấp thẻ']);
    const merges = Array.from({ length: 20_000 }, () => 'A2:KN9000');
    const bytes = zipOf(workbookParts([heading, ...rows], merges));
    expect(await refused('chồng.xlsx', bytes, map)).toContain('all merged cells');
  });

  it.each([
    // "Thủ tục": the tone marks are bytes of their own after the letter.
    ['Windows-1258', Buffer.from([0x54, 0x68, 0x75, 0xd2, 0x20, 0x74, 0x75, 0xf2, 0x63]), 'line 3'],
    ['UTF-16', Buffer.from('Thủ tục', 'utf16le'), 'not text'],
  ])('in %s is refused with the name of its writing', async (writing, name, where) => {
    const text = `${heading.join(',')}\n1.000001,Cap the,,\n1.000002,`;
    const bytes =
      writing === 'UTF-16'
        ? Buffer.concat([Buffer.from(`\ufeff${text}`, 'utf16le'), name])
        : Buffer.concat([Buffer.from(text.replace(/[^\n -~]/g, '?')), name, Buffer.from(',,\n')]);
    const columns = { code: 1, name: 2 };
    const problem = await refused('cũ.csv', bytes, { columns });
    expect(problem).toContain(writing);
    expect(problem).toContain(where);
    expect(problem).toContain('UTF-8');
  });

  it('has a head to choose its columns by; nothing of it is kept', async () => {
    const rows = [['SỞ Y TẾ'], [], heading, ['1.000001', 'Cấp thẻ', '17/04/2026', 'x'.repeat(999)]];
    const bytes = zipOf(workbookParts(rows));
    const before = (await desk.imports()).length;
    const { head, problem } = await desk.headOf(bytes);
    expect(problem).toBeNull();
    expect(head?.rows.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(head?.rows[2]?.cells.slice(0, 2)).toEqual(['1.000001', 'Cấp thẻ']);
    expect(head?.rows[2]?.cells[3]).toHaveLength(200);
    expect((await desk.headOf(bytes, 2)).problem).toContain('has no sheet 2');
    expect((await desk.headOf(new Uint8Array(5_000).fill(7))).head?.rows).toHaveLength(1);
    expect((await desk.headOf(new Uint8Array())).problem).toContain('is empty');
    const bomb = gzipSync(new Uint8Array(600 * mb).fill(0x41));
    expect((await desk.headOf(bomb)).problem).toMatch(/too long|unpacks|record/i);
    expect(await desk.imports()).toHaveLength(before);
    await nothingHappened();
  }, 60_000);

  it('without a map of its columns, or with one that is none, says so in words of the page', async () => {
    const bytes = zipOf(sheetOf(['1.000001', 'Cấp thẻ']));
    expect(await refused('a.xlsx', bytes)).toContain('what its columns are');
    expect(await refused('a.xlsx', bytes, { columns: { code: 'Mã' } })).toContain('column map');
  });
});

describe('what is typed', () => {
  const save = async (body: unknown) => {
    const { body: now } = await desk.editor.ask('GET', oursPath);
    return desk.editor.ask('PUT', oursPath, { revision: now['revision'], body });
  };

  it('31 February is kept as typed, counted as an error, and cannot be sent', async () => {
    const typed = { ...ours, source: { ...ours.source, snapshotDate: '2026-02-31' } };
    const saved = await save(typed);
    expect(saved.status).toBe(200);
    expect(Number(saved.body['errors'])).toBeGreaterThan(0);
    const sent = await desk.editor.ask('POST', `${oursPath}/sent`, {
      revision: saved.body['revision'],
      note: 'Thử.',
    });
    expect(sent.status).toBe(409);
    expect((await desk.editor.ask('GET', oursPath)).body['body']).toEqual(typed);
    const wrong = { fileName: 'a.jsonl', snapshotDate: '2026-02-31' };
    expect((await desk.editor.ask('POST', 'imports', wrong)).status).toBe(400);
    await save(ours);
  });

  it('200 KB in one field are kept with an error; more than a document may have is refused', async () => {
    const long = (chars: number) => ({
      ...ours,
      name: { ...ours.name, vi: 'a'.repeat(chars) },
    });
    const saved = await save(long(200 * 1024));
    expect(saved.status).toBe(200);
    expect(Number(saved.body['errors'])).toBeGreaterThan(0);
    expect((await desk.editor.ask('GET', oursPath)).body['body']).toEqual(long(200 * 1024));
    const more = await save(long(documentBytesMax));
    expect([more.status, String(more.body['type'])]).toEqual([
      413,
      expect.stringMatching(/too-large$/),
    ]);
    // What was there stays, and the list does not carry the long text around.
    expect((await desk.editor.ask('GET', oursPath)).body['body']).toEqual(long(200 * 1024));
    const list = await desk.editor.ask('GET', 'documents?kind=procedure');
    expect(JSON.stringify(list.body).length).toBeLessThan(4096);
    await save(ours);
    await nothingHappened();
  });

  it('a record with half a megabyte in one field is cut, and the page says so by name', async () => {
    const long = normalisedRecord({ code: '1.000003', steps: ['x'.repeat(600_000)] });
    const text = [long, normalisedRecord()].map((one) => JSON.stringify(one)).join('\n');
    const view = await desk.bring('dài.jsonl', Buffer.from(text));
    expect(await desk.rowsOf(view)).toMatchObject([
      {
        code: '1.000003',
        outcome: 'new',
        reason: 'repaired',
        detail: expect.stringContaining('cut'),
      },
      { code: '1.000001', outcome: 'new' },
    ]);
    const { body } = await desk.editor.ask('GET', `imports/${view.id}/records/1`);
    expect(JSON.stringify(body).length).toBeLessThan(100_000);
  });
});
