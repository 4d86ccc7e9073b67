import { describe, expect, it } from 'vitest';
import { boards } from '../../content/boards.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { CityBoard } from '../../domain/service/index.ts';
import { type FeedConfig, FeedConfigSchema } from './feed-config.ts';
import { readCsv } from './read-csv.ts';
import { readFeed } from './read-feed.ts';
import { readTime } from './read-time.ts';

const now = Date.UTC(2026, 10, 22, 7, 10);
const air = boards.find(({ key }) => key === 'hanoi-air') as CityBoard;
const feed = (change: Readonly<Record<string, unknown>> = {}): FeedConfig =>
  FeedConfigSchema.parse({
    name: 'air',
    board: air.key,
    request: { url: 'http://127.0.0.1/air' },
    everyMinutes: 5,
    format: 'json',
    station: { at: '/id', keys: { HD: 'hang-dau', HK: 'hoan-kiem', KL: 'kim-lien' } },
    value: { at: '/aqi' },
    time: { at: '/at', format: 'iso' },
    ...change,
  });
const read = (value: unknown, config = feed()) =>
  readFeed(toUtf8(typeof value === 'string' ? value : JSON.stringify(value)), config, air, now);
const good = { id: 'HD', aqi: 87, at: '2026-11-22T14:05' };

describe('a feed', () => {
  it('in JSON is read by its pointers, in the zone of its mapping', () => {
    expect(read([good])).toEqual({
      ok: true,
      value: {
        readings: [{ station: 'hang-dau', value: 87, atMs: Date.UTC(2026, 10, 22, 7, 5) }],
        refused: {},
      },
    });
    const nested = feed({ items: '/data/list' });
    expect(read({ data: { list: [good] } }, nested)).toMatchObject({ ok: true });
    expect(read([good], nested)).toEqual({ ok: false, error: 'noList' });
  });

  it('in CSV is read by its columns, with a comma in numbers and another unit', () => {
    const csv = feed({
      format: 'csv',
      separator: ';',
      station: { at: 'Trạm', keys: { 'Hồ "Gươm"': 'hoan-kiem' } },
      value: { at: 'Giá trị', decimal: ',', factor: 10 },
      unit: { at: 'Đơn vị', is: 'x' },
      time: { at: 'Giờ', format: 'dayMonthYear' },
    });
    const text =
      '\uFEFFTrạm;Giá trị;Đơn vị;Giờ\r\n"Hồ ""Gươm""";8,75;x;22/11/2026 14:05\r\nHK;1;y;22/11/2026 14:05\r\n';
    expect(read(text, csv)).toMatchObject({
      ok: true,
      value: { readings: [{ station: 'hoan-kiem', value: 87.5 }], refused: { unknownStation: 1 } },
    });
  });

  it('in GeoJSON is held against where the station stands', () => {
    const geo = feed({
      format: 'geojson',
      station: { at: '/properties/id', keys: { HD: 'hang-dau', KL: 'kim-lien' } },
      value: { at: '/properties/aqi' },
      time: { at: '/properties/at', format: 'iso' },
    });
    const at = (coordinates: unknown, id = 'HD') =>
      read(
        {
          features: [{ geometry: { type: 'Point', coordinates }, properties: { ...good, id } }],
        },
        geo,
      );
    expect(at([105.848, 21.04])).toMatchObject({ value: { refused: {} } });
    // Swapped, in the sea, in Saigon, and no numbers.
    for (const wrong of [[21.04, 105.848], [0, 0], [106.7, 10.8], ['a', 'b'], []]) {
      expect(at(wrong)).toMatchObject({ value: { readings: [], refused: { wrongPlace: 1 } } });
    }
    // Of a station whose place is not known, anywhere in the country.
    expect(at([106.7, 10.8], 'KL')).toMatchObject({ value: { refused: {} } });
    expect(at([0, 0], 'KL')).toMatchObject({ value: { refused: { wrongPlace: 1 } } });
  });

  it('names why each number was refused, and takes the others', () => {
    const cases = {
      unknownStation: [{ id: 'XX' }, { id: undefined }, { id: '__proto__' }, { id: ['HD'] }],
      noValue: [{ aqi: null }, { aqi: '' }, { aqi: '87 điểm' }, { aqi: { so: 1 } }, { aqi: '1e9' }],
      outOfRange: [{ aqi: -1 }, { aqi: 501 }, { aqi: '87000' }],
      noTime: [{ at: null }, { at: '2026-02-30T10:00' }, { at: '2026-11-22T25:00' }, { at: 5 }],
      future: [{ at: '2026-11-22T14:16' }, { at: '2099-01-01T00:00Z' }],
      tooOld: [{ at: '2026-11-21T14:00' }, { at: '1970-01-01T00:00Z' }],
    };
    for (const [reason, changes] of Object.entries(cases)) {
      for (const change of changes) {
        expect(read([{ ...good, ...change }, good]), `${reason} ${JSON.stringify(change)}`).toEqual(
          {
            ok: true,
            value: { readings: [expect.objectContaining({ value: 87 })], refused: { [reason]: 1 } },
          },
        );
      }
    }
    const united = feed({ unit: { at: '/unit', is: 'AQI' } });
    expect(
      read([{ ...good, unit: 'µg/m³' }, good, { ...good, unit: 'AQI' }], united),
    ).toMatchObject({
      value: { readings: [{ value: 87 }], refused: { wrongUnit: 2 } },
    });
  });

  it('that says two numbers of one moment says none of it; the same number twice is one', () => {
    const other = { id: 'HK', aqi: 40, at: '2026-11-22T14:00' };
    expect(read([good, other, { ...good, aqi: 300 }, other, { ...good, aqi: 87 }])).toEqual({
      ok: true,
      value: {
        readings: [{ station: 'hoan-kiem', value: 40, atMs: Date.UTC(2026, 10, 22, 7, 0) }],
        refused: { contradicts: 1 },
      },
    });
  });

  it('that is no feed is named as what it is', () => {
    expect(read('<!doctype html><p>87')).toEqual({ ok: false, error: 'html' });
    expect(read('\n <html>', feed({ format: 'csv' }))).toEqual({ ok: false, error: 'html' });
    expect(read('{"a":')).toEqual({ ok: false, error: 'notJson' });
    const utf16 = new Uint8Array(Buffer.from('\uFEFF[]', 'utf16le'));
    expect(readFeed(utf16, feed(), air, now)).toEqual({ ok: false, error: 'notUtf8' });
    expect(read('{"a":1}')).toEqual({ ok: false, error: 'noList' });
    for (const text of ['"never ends', 'other,columns\n1,2\n', '']) {
      expect(read(text, feed({ format: 'csv' }))).toEqual({ ok: false, error: 'notCsv' });
    }
    expect(read(Array.from({ length: 5_001 }, () => good))).toEqual({
      ok: false,
      error: 'tooMany',
    });
  });

  it('of nothing, or of stations that are silent, says nothing', () => {
    expect(read([])).toEqual({ ok: true, value: { readings: [], refused: {} } });
  });
});

describe('a time', () => {
  const zone = '+07:00';
  it('is read in the forms that a mapping can name, and in no other', () => {
    const wanted = Date.UTC(2026, 10, 22, 7, 5);
    for (const text of [
      '2026-11-22T14:05',
      '2026-11-22 14:05:00',
      '2026-11-22T07:05:00.000Z',
      '2026-11-22T14:05+0700',
    ])
      expect(readTime(text, { at: '', format: 'iso', zone }), text).toBe(wanted);
    expect(readTime('22/11/2026 14:05', { at: '', format: 'dayMonthYear', zone })).toBe(wanted);
    expect(readTime('22-11-2026 14:05:00', { at: '', format: 'dayMonthYear', zone })).toBe(wanted);
    expect(readTime(wanted / 1000, { at: '', format: 'epochSeconds', zone })).toBe(wanted);
    expect(readTime(String(wanted), { at: '', format: 'epochMilliseconds', zone })).toBe(wanted);
    for (const text of ['22/11/2026', '11/22/2026 14:05', '31/02/2026 10:00', 'hôm nay', '']) {
      expect(readTime(text, { at: '', format: 'dayMonthYear', zone }), text).toBeUndefined();
      expect(readTime(text, { at: '', format: 'iso', zone }), text).toBeUndefined();
    }
    expect(readTime(-1, { at: '', format: 'epochSeconds', zone })).toBeUndefined();
  });
});

describe('a table', () => {
  it('with a row longer than its head, or with too many columns, is none', () => {
    expect(readCsv('a,b\n1,2\n', ',', 10)).toEqual({
      columns: ['a', 'b'],
      rows: [{ a: '1', b: '2' }],
    });
    expect(readCsv('a,b\n1,2,3\n', ',', 10)).toBeUndefined();
    expect(readCsv('', ',', 10)).toBeUndefined();
    expect(readCsv(Array.from({ length: 500 }, () => 'a').join(','), ',', 10)).toBeUndefined();
  });
});
