import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Notice, type Place, placeSchema } from '../../domain/service/index.ts';
import { askList, ListConfigSchema, readList } from './index.ts';
import {
  type RunningReferenceList,
  referenceLists,
  startReferenceList,
} from './reference/index.ts';

const nowMs = Date.parse('2026-11-23T03:00:00Z');
const bytes = (text: string) => new TextEncoder().encode(text);
const source = { vi: 'Danh sách thử', en: 'A list' };
const pharmacies = (change: object = {}) =>
  ListConfigSchema.parse({
    ...{ name: 'ph', gives: 'places', kind: 'pharmacy', format: 'csv', source },
    fields: { id: 'ma', name: 'ten', lat: 'vi_do', lon: 'kinh_do', capacity: 'cho' },
    ...change,
  });
const csv = (...rows: readonly string[]) => bytes(['ma,ten,vi_do,kinh_do,cho', ...rows].join('\n'));
const read = (...rows: readonly string[]) => {
  const found = readList(csv(...rows), pharmacies(), nowMs);
  return found.ok ? found.value : found.error;
};

describe('a list of places', () => {
  test('is read by its mapping; what it does not say is unknown', () => {
    const found = read('HN 01/A,Nhà thuốc An,21.02,105.8,');
    expect(found).toMatchObject({ refused: {} });
    const [one] = typeof found === 'string' ? [] : found.documents;
    expect(one).toMatchObject({ kind: 'place', id: 'ph-hn-01-a' });
    const place = placeSchema.parse(one?.body) as Place;
    expect(place).toMatchObject({ at: { lat: 21.02, lon: 105.8 }, address: { kind: 'unknown' } });
    expect(place.name).toEqual({ vi: 'Nhà thuốc An', en: 'Nhà thuốc An (pharmacy)' });
    expect(place.checkedOn).toBeUndefined();
  });

  test('refuses by name what would be false on the wall', () => {
    expect(
      read(
        '1,Trong biển,20.2,107.4,',
        '2,Đổi chỗ,105.8,21.02,',
        '3,Không đâu,0,0,',
        '4,Nước khác,48.8,2.3,',
        '5,Chữ,hai mươi,105,',
        '6,<b>Nhà</b>,21,105.8,',
        '7,Đơn vị,21,105.8,"1,2 nghìn"',
        ',Không mã,21,105.8,',
        '9,,21,105.8,',
        '10,Tốt,21,105.8,40',
        '10,Lần nữa,21,105.8,40',
      ),
    ).toMatchObject({
      documents: [{ id: 'ph-10' }],
      refused: {
        ...{ outsideHanoi: 1, swapped: 1, nowhere: 1, outsideVietnam: 1, notAPoint: 1 },
        ...{ html: 1, wrongUnit: 1, noId: 1, noName: 1, twice: 1 },
      },
    });
  });

  test('of too many records gives none of them', () => {
    const rows = Array.from({ length: 12_001 }, (_, n) => `${n},Nhà ${n},21,105.8,`);
    expect(read(...rows)).toBe('tooMany');
    expect(
      readList(
        bytes('{"a":1}'),
        pharmacies({ format: 'json', fields: { id: '/a', name: '/b' } }),
        nowMs,
      ),
    ).toEqual({ ok: false, error: 'noList' });
  });
});

const newsList = ListConfigSchema.parse({ name: 'tin', gives: 'notices', format: 'rss', source });
const item = (title: string, day: string, more = '') =>
  `<item><guid>${title}</guid><title>${title}</title><description>Chữ.</description><pubDate>${day}</pubDate>${more}</item>`;
const rss = (...items: readonly string[]) =>
  readList(bytes(`<rss version="2.0"><channel>${items.join('')}</channel></rss>`), newsList, nowMs);

describe('a feed of news', () => {
  test('gives drafts without English, with an end, and nothing important of itself', () => {
    const found = rss(item('Cắt nước &amp; điện', 'Sun, 22 Nov 2026 20:00:00 +0700'));
    const body = (found.ok ? found.value.documents[0]?.body : undefined) as Notice;
    expect(body).toMatchObject({
      title: { vi: 'Cắt nước & điện', en: '' },
      publishedOn: '2026-11-22',
      expiresOn: '2026-12-22',
      from: source,
    });
    expect(body.isImportant).toBeUndefined();
  });

  test('refuses the future, the past, no time, and emergencies', () => {
    const emergency = '<category>Khẩn cấp</category>';
    expect(
      rss(
        item('a', 'Sun, 03 Jan 2027 00:00:00 GMT'),
        item('b', 'Sat, 03 Jan 2026 00:00:00 GMT'),
        item('c', 'hôm qua'),
        item('d', 'Sun, 22 Nov 2026 20:00:00 +0700', emergency),
        item('e', 'Sun, 20 Sep 2026 20:00:00 +0700'),
      ),
    ).toEqual({
      ok: true,
      value: {
        documents: [],
        refused: { future: 1, tooOld: 1, noTime: 1, emergency: 1, over: 1 },
      },
    });
  });

  test('keeps the newest of a thousand, and no markup of any', () => {
    const many = Array.from({ length: 1_000 }, (_, n) =>
      item(`tin ${n}`, new Date(nowMs - n * 3_600_000).toUTCString()).replace(
        'Chữ.',
        '<![CDATA[<script>alert(1)</script>&lt;img src=x&gt; chữ]]>',
      ),
    );
    const found = rss(...many);
    if (!found.ok) throw new Error(found.error);
    expect(found.value.documents).toHaveLength(50);
    expect(found.value.documents[0]?.id).toBe('tin-tin-0');
    expect(found.value.refused['tooMany']).toBeGreaterThan(600);
    expect(JSON.stringify(found.value.documents)).not.toMatch(/[<>]|alert/);
  });

  test('that defines entities of its own is none', () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY a "aaaa">]><rss><channel></channel></rss>';
    expect(readList(bytes(bomb), newsList, nowMs)).toEqual({ ok: false, error: 'notRss' });
  });
});

describe('a source that is asked', () => {
  let city: RunningReferenceList;
  const has = { etag: null, lastModified: null };
  const lists = () => referenceLists(city.url).map((one) => ListConfigSchema.parse(one));
  const askAll = async () =>
    Object.fromEntries(
      await Promise.all(
        lists().map(async (list) => {
          const answer = await askList(list, has, {}, nowMs);
          const said =
            answer.kind === 'read'
              ? { taken: answer.read.documents.length, ...answer.read.refused }
              : answer.kind === 'failed'
                ? answer.failure
                : answer.kind;
          return [list.name, said] as const;
        }),
      ),
    );
  beforeAll(async () => {
    city = await startReferenceList({ nowMs: () => nowMs });
  });
  afterAll(() => city.close());

  test('gives the same places as JSON, GeoJSON and CSV, and news', async () => {
    expect(await askAll()).toEqual({
      'trial-json': { taken: 12 },
      'trial-geo': { taken: 12 },
      'trial-csv': { taken: 12 },
      'trial-news': { taken: 3 },
    });
  });

  test('is bounded and named, whatever it does', async () => {
    const all = (said: unknown, news: unknown = said) => ({
      'trial-json': said,
      'trial-geo': said,
      'trial-csv': said,
      'trial-news': news,
    });
    const expected = {
      huge: all('tooLarge'),
      html: all('html'),
      error: all('status-503'),
      redirect: all('redirected'),
      sea: all({ taken: 0, outsideHanoi: 12 }, { taken: 3 }),
      swapped: all({ taken: 0, swapped: 12 }, { taken: 3 }),
      markup: all({ taken: 0, html: 12 }, { taken: 3 }),
      wrongUnit: all({ taken: 0, wrongUnit: 12 }, { taken: 3 }),
      future: all({ taken: 12 }, { taken: 0, future: 3 }),
      noEnd: all({ taken: 12 }, { taken: 0, emergency: 3 }),
    } as const;
    for (const [trick, said] of Object.entries(expected)) {
      city.play(trick as keyof typeof expected);
      expect(await askAll(), trick).toEqual(said);
    }
    city.play('thousand');
    expect(await askAll()).toMatchObject({ 'trial-news': { taken: 50, tooMany: 681, over: 269 } });
  });
});
