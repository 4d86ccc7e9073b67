import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { starterContent } from '../../../content/index.ts';
import type { ImportView } from '../../../domain/api/console/index.ts';
import { importedFields } from '../../../domain/change/index.ts';
import type { PublicService } from '../../../domain/service/index.ts';
import { TestBrowser } from '../../people/test-support.ts';
import { TestServer } from '../../test-support.ts';
import { listChanges, seedDocuments } from '../index.ts';
import { ImportDesk } from './test-support.ts';

let server: TestServer;
let desk: ImportDesk;
let editor: TestBrowser;
const copied = starterContent().services.filter(({ entry }) => entry === 'register');
const [first, second, third] = copied.slice(0, 3) as [PublicService, PublicService, PublicService];
const ours = starterContent().services.find(({ entry }) => entry === 'written') as PublicService;

beforeAll(async () => {
  server = await TestServer.start();
  desk = await ImportDesk.open(server);
  ({ editor } = desk);
  const seeds = [first, second, ours];
  await seedDocuments(
    desk.hub.store,
    seeds.map((body) => ({ kind: 'procedure' as const, id: body.code, body })),
    Date.now(),
  );
}, 60_000);
afterAll(() => server?.stop(), 60_000);

const text = (...records: unknown[]) =>
  new TextEncoder().encode(records.map((one) => JSON.stringify(one)).join('\n'));
const bodyOf = async (code: string) =>
  (await editor.ask('GET', `documents/procedure/${code}`)).body['body'];

describe('a file of procedures', () => {
  it('is read record by record; nothing of it is content before somebody takes it', async () => {
    const changed = { ...first, officialName: `${first.officialName} (mới)`, conditions: [] };
    const view = await desk.bring(
      'danh-muc.jsonl.gz',
      gzipSync(text(changed, second, third, { ...ours, costs: [] }, { code: 'x' }, changed)),
    );
    expect(view).toMatchObject({ state: 'ready', problem: null, read: 6 });
    expect((await desk.rowsOf(view)).map(({ outcome }) => outcome)).toEqual([
      'changed',
      'same',
      'new',
      'refused',
      'refused',
      'twice',
    ]);
    expect(await bodyOf(first.code)).toEqual(first);
    const refused = (await desk.rowsOf(view)).filter(({ outcome }) => outcome === 'refused');
    for (const { reason, detail } of refused) expect(reason + detail).not.toBe('');
  });

  it('that is not kept any more is said to be gone, not to be empty', async () => {
    const gone = await editor.ask('GET', 'imports/01890000-0000-7000-8000-000000000000/records');
    expect(gone.status).toBe(404);
  });

  it('is taken field by field, and what was not taken stays', async () => {
    const changed = {
      ...first,
      officialName: `${first.officialName} (mới)`,
      field: { vi: 'Lĩnh vực khác', en: '' },
    };
    const view = await desk.bring('mot.jsonl', text(changed));
    const { body } = await editor.ask('GET', `imports/${view.id}/records/1`);
    expect(body['current']).toEqual(first);
    const taken = await desk.decide(view, { decision: 'take', places: [1], fields: ['field.vi'] });
    expect(taken.body).toEqual({ done: 1, isRunning: false, refused: [] });
    expect(await bodyOf(first.code)).toEqual({
      ...first,
      field: { ...first.field, vi: 'Lĩnh vực khác' },
    });
    expect(await listChanges(desk.hub.store.pool)).toEqual([]);
  });

  it('is taken whole but for what we wrote ourselves, and sent if that is said', async () => {
    const next = { ...ours, name: { vi: 'Tên của danh mục', en: ours.name.en } };
    const again = { ...second, officialName: `${second.officialName} (sửa)` };
    const view = await desk.bring('hai.jsonl', text(next, again, third));
    const taken = await desk.decide(view, {
      decision: 'take',
      places: 'all',
      send: 'Nhập tháng 11.',
    });
    expect(taken.body).toMatchObject({ done: 2, refused: [] });
    expect(await bodyOf(ours.code)).toEqual(ours);
    expect(await bodyOf(third.code)).toEqual(third);
    const sent = (await listChanges(desk.hub.store.pool)).map(({ id }) => id);
    expect(sent).toEqual([second.code, third.code].toSorted());
    const left = await desk.decide(view, { decision: 'leave', places: [1] });
    expect(left.body).toMatchObject({ done: 1 });
    expect((await desk.rowsOf(view)).map(({ decision }) => decision)).toEqual([
      'left',
      'taken',
      'taken',
    ]);
  });

  it.each([
    ['rác.xlsx', new Uint8Array(5_000).fill(7)],
    ['trống.jsonl', new Uint8Array()],
    ['bom.jsonl.gz', gzipSync(new Uint8Array(80 * 1024 * 1024))],
    ['bảng.csv', new TextEncoder().encode('Mã,Tên\n1.000001,Thử\n')],
  ])('that is none says what is wrong: %s', async (name, bytes) => {
    const view = await desk.bring(name, bytes);
    expect(view.state).toBe('failed');
    expect(view.problem).not.toBe('');
    expect(view.problem).not.toContain('/tmp');
    expect(await desk.rowsOf(view)).toEqual([]);
  });

  it('one record that is too long is refused by name, and the others are read', async () => {
    const long = { ...third, officialName: 'x'.repeat(6 * 1024 * 1024) };
    const view = await desk.bring('dài.jsonl', text(long, second));
    const rows = await desk.rowsOf(view);
    expect(rows.map(({ outcome, reason }) => [outcome, reason])).toMatchObject([
      ['refused', 'tooLarge'],
      [expect.any(String), expect.any(String)],
    ]);
    expect(rows[0]?.code).toBe(third.code);
  });

  describe('that is a sheet', () => {
    const columnMap = {
      headerRow: 1,
      columns: { code: 'Mã TTHC', name: 'Tên thủ tục', fee: 'Lệ phí' },
      source: { vi: 'Danh mục của phường', en: 'List of the ward' },
    };
    const sheet = (fee: string) =>
      new TextEncoder().encode(
        `STT,Mã TTHC,Tên thủ tục,Lệ phí\n1,${first.code},"${first.officialName}",${fee}\n`,
      );
    const given = { columnMap, snapshotDate: '2026-11-01' };
    const fieldsOf = async (view: ImportView) => {
      const { body } = await editor.ask('GET', `imports/${view.id}/records/1`);
      const unsaid = body['unsaid'] as unknown as string[];
      return importedFields(body['current'], body['incoming'], unsaid).map(({ path }) => path);
    };

    it('says nothing about what it has no column for, and nobody is asked to give it up', async () => {
      const { revision } = (await editor.ask('GET', `documents/procedure/${first.code}`)).body;
      await editor.ask('PUT', `documents/procedure/${first.code}`, { revision, body: first });
      const view = await desk.bring('phường.csv', sheet('12.345 đồng'), given);
      expect(await desk.rowsOf(view)).toMatchObject([{ outcome: 'changed' }]);
      const fields = await fieldsOf(view);
      expect(fields.filter((path) => !/^(?:costs|source\.name)/.test(path))).toEqual([]);
      expect(fields.some((path) => path.startsWith('costs'))).toBe(true);
      await desk.decide(view, { decision: 'take', places: [1] });
      const now = (await bodyOf(first.code)) as unknown as PublicService;
      expect(now.costs).toMatchObject([{ amountVnd: 12_345 }]);
      expect({ ...now, costs: first.costs, source: first.source }).toEqual(first);
    });

    it('changes nothing when it is brought again, and its empty cells take nothing away', async () => {
      const again = await desk.bring('phường.csv', sheet('12.345 đồng'), given);
      expect(await desk.rowsOf(again)).toMatchObject([{ outcome: 'same', fields: 0 }]);
      const empty = await desk.bring('phường.csv', sheet(''), given);
      expect(await desk.rowsOf(empty)).toMatchObject([{ outcome: 'same', fields: 0 }]);
    });

    it('is read by the same columns the next time: they are kept with its source', async () => {
      const head = await desk.headOf(sheet('1'));
      expect(head.problem).toBeNull();
      expect(head.head?.rows[0]?.cells).toEqual(['STT', 'Mã TTHC', 'Tên thủ tục', 'Lệ phí']);
      expect(head.earlier).toEqual([columnMap]);
    });
  });

  it('is for editors, one file once, and the last five are kept', async () => {
    const nobody = new TestBrowser(desk.hub);
    expect((await nobody.ask('GET', 'imports')).status).toBe(401);
    const { body } = await editor.ask('GET', 'imports');
    const list = body['imports'] as unknown as ImportView[];
    expect(list).toHaveLength(5);
    const again = await desk.upload(String(list[0]?.id), text(second));
    expect(again.status).toBe(409);
  });
});
