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

  test('takes opening hours that a clock can show, and no others', () => {
    const config = pharmacies({
      fields: { id: 'ma', name: 'ten', lat: 'vi_do', lon: 'kinh_do', hours: 'cho' },
    });
    const names = (...hours: readonly string[]) => {
      const rows = hours.map((one, at) => `${at},Quầy,21.02,105.8,"${one}"`);
      const found = readList(csv(...rows), config, nowMs);
      return found.ok ? found.value : found.error;
    };
    const real = [
      '7:00-22:00',
      '24h/24',
      '7h30 đến 21h',
      '8 giờ 30 đến 17 giờ',
      'Toà nhà 30: cả ngày',
    ];
    expect(names(...real)).toMatchObject({ refused: {} });
    const none = ['25:00-99:00', '7:60', '7h-31h', '8 giờ 75'];
    expect(names(...none)).toMatchObject({ documents: [], refused: { wrongForm: none.length } });
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

  test('refuses what a spreadsheet would work out, and another encoding as a whole', () => {
    expect(
      read('1,"=HYPERLINK(""http://a.vn"",""Bấm"")",21,105.8,', '2,@SUM(1),21,105.8,'),
    ).toEqual({
      documents: [],
      refused: { wrongForm: 2 },
    });
    const cut = csv('1,Nhà thuốc An,21.02,105.8,').map((one) => (one === 0xc3 ? 0xff : one));
    expect(readList(cut, pharmacies(), nowMs)).toEqual({ ok: false, error: 'notUtf8' });
    const utf16 = new Uint8Array(Buffer.from('\uFEFFma,ten\n1,An', 'utf16le'));
    expect(readList(utf16, pharmacies(), nowMs)).toEqual({ ok: false, error: 'notUtf8' });
  });

  test.each([
    [
      'a line',
      {
        type: 'LineString',
        coordinates: [
          [105.8, 21],
          [105.9, 21],
        ],
      },
    ],
    [
      'an area',
      {
        type: 'Polygon',
        coordinates: [
          [
            [105.8, 21],
            [105.9, 21],
            [105.8, 21],
          ],
        ],
      },
    ],
    [
      'several points',
      {
        type: 'MultiPoint',
        coordinates: [
          [105.8, 21],
          [105.9, 21],
        ],
      },
    ],
    ['points in a bag', { type: 'GeometryCollection', coordinates: { 0: 105.8, 1: [21] } }],
    ['a point of texts', { type: 'Point', coordinates: ['21° 1′', '105° 48′'] }],
    ['latitude first', { type: 'Point', coordinates: [21.02, 105.8] }],
    ['beyond all numbers', { type: 'Point', coordinates: [Number.MAX_VALUE, -Number.MAX_VALUE] }],
  ])('in GeoJSON that gives %s instead of a point is not placed by a guess', (_, geometry) => {
    const list = pharmacies({ format: 'geojson', fields: { id: '/id', name: '/properties/ten' } });
    const features = [{ type: 'Feature', id: '1', geometry, properties: { ten: 'An' } }];
    const found = readList(
      bytes(JSON.stringify({ type: 'FeatureCollection', features })),
      list,
      nowMs,
    );
    expect(found).toMatchObject({ ok: true, value: { documents: [] } });
  });

  test('that is nested deeper than any list is none, and no stack ends', () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    const list = pharmacies({ format: 'geojson', fields: { id: '/id', name: '/properties/ten' } });
    expect(readList(bytes(deep), list, nowMs).ok).toBe(false);
    expect(readList(bytes(`{"features":${deep}}`), list, nowMs)).toMatchObject({
      ok: true,
      value: { documents: [] },
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

describe('a hostile feed of news', () => {
  const today = 'Sun, 22 Nov 2026 20:00:00 +0700';
  const titles = (...items: readonly string[]) => {
    const found = rss(...items);
    if (!found.ok) throw new Error(found.error);
    return found.value.documents.map(({ body }) => (body as Notice).title.vi);
  };

  test('gives no title out of a text, a comment, or the feed that it copied', () => {
    expect(
      titles(
        `<!-- ${item('Bị bỏ', today)} -->`,
        `<item><guid>1</guid><description><![CDATA[<title>Giả</title></item><item>]]></description><title>Thật</title><pubDate>${today}</pubDate></item>`,
        `<item><guid>2</guid><source url="x"><title>Trang khác</title></source><title>Của mình</title><pubDate>${today}</pubDate></item>`,
        `<item><guid>3</guid><titles>Sai</titles><title>Đúng</title><pubDate>${today}</pubDate></item>`,
      ),
    ).toEqual(['Thật', 'Của mình', 'Đúng']);
  });

  test.each([
    ['escaped', '&lt;p&gt;Cắt nước&lt;br/&gt;tối nay&lt;/p&gt;'],
    ['escaped twice', '&amp;lt;p class="x"&amp;gt;Cắt nước tối nay&amp;lt;/p&amp;gt;'],
    ['in a section', '<![CDATA[<p>Cắt nước <b>tối nay</b></p>]]>'],
    ['escaped in a section', '<![CDATA[&lt;p&gt;Cắt nước tối nay&lt;/p&gt;]]>'],
    ['in two sections', '<![CDATA[<p>Cắt nước]]> <![CDATA[tối nay</p>]]>'],
    ['with a script in it', '&lt;script&gt;x()&lt;/script&gt;Cắt nước tối nay&lt;script&gt;y()'],
  ])('has its markup %s, and none on a wall', (_, said) => {
    expect(titles(item('a', today).replace('<title>a</title>', `<title>${said}</title>`))).toEqual([
      'Cắt nước tối nay',
    ]);
  });

  test('in Atom is dated by its own day, and not by that of what it copied', () => {
    const entry = (days: string) =>
      `<entry><id>a</id><title type="html">Tin</title><source><updated>2026-11-01T00:00:00Z</updated></source>${days}</entry>`;
    const atom = (days: string) =>
      readList(
        bytes(`<feed xmlns="http://www.w3.org/2005/Atom">${entry(days)}</feed>`),
        newsList,
        nowMs,
      );
    expect(atom('<updated>2026-11-22T20:00:00Z</updated>')).toMatchObject({
      value: { documents: [{ body: { publishedOn: '2026-11-23' } }] },
    });
    expect(atom('')).toEqual({ ok: true, value: { documents: [], refused: { noTime: 1 } } });
  });

  test.each([
    ['05/11/2026 08:00', '2026-11-05'],
    ['20261122T010000Z', '2026-11-22'],
  ])('dates %s as it is meant here', (said, day) => {
    const found = rss(item('a', said));
    expect(found).toMatchObject({ value: { documents: [{ body: { publishedOn: day } }] } });
  });

  test.each([
    [
      'a definition behind a long comment',
      `<!--${'x'.repeat(9_000)}--><!DOCTYPE a [<!ENTITY b "c">]><rss></rss>`,
    ],
    ['a comment without an end', `<rss><channel>${item('a', today)}<!-- `],
    ['a text without an end', `<rss><channel><item><![CDATA[${item('a', today)}`],
  ])('with %s is none', (_, text) => {
    expect(readList(bytes(text), newsList, nowMs)).toEqual({ ok: false, error: 'notRss' });
  });

  test.each([
    ['opened comments', '<!--'.repeat(500_000)],
    ['opened tags', '<item><title>'.repeat(300_000)],
    ['names that begin alike', '<itemx'.repeat(500_000)],
    [
      'scripts without an end',
      `<item><title>${'<script>'.repeat(2_000)}</title></item>`.repeat(150),
    ],
    ['one endless item', `<item>${'<source>a</source>'.repeat(100_000)}</item>`],
  ])('of megabytes of %s is read to its end at once, and gives nothing', (_, text) => {
    const found = readList(bytes(`<rss>${text}`), newsList, nowMs);
    expect(found.ok ? found.value.documents : []).toEqual([]);
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
