import { err, ok, ownValue, type Result } from '../../domain/basics/index.ts';
import {
  type BoardReading,
  isInRange,
  metresBetween,
  readingSkewMs,
} from '../../domain/board/index.ts';
import { type BoardStation, type CityBoard, pointSchema } from '../../domain/service/index.ts';
import { atPointer, readUtf8 } from '../sources/index.ts';
import type { FeedConfig } from './feed-config.ts';
import { readCsv } from './read-csv.ts';
import { readTime } from './read-time.ts';

/** Most items of one answer that are looked at; a city has hundreds of stations. */
const itemsMax = 5_000;
/** A station that says it stands farther from its place than this is another one, m. */
const placeSlackMetres = 3_000;
const hourMs = 3_600_000;

/** Why one number of a feed was not taken. */
export const readingRefusals = [
  'unknownStation',
  'noValue',
  'wrongUnit',
  'outOfRange',
  'noTime',
  'future',
  'tooOld',
  'wrongPlace',
  'contradicts',
] as const;
export type ReadingRefusal = (typeof readingRefusals)[number];

/** Why nothing of an answer could be read. */
export type UnreadableFeed = 'notUtf8' | 'html' | 'notJson' | 'notCsv' | 'noList' | 'tooMany';

export interface ReadFeed {
  readonly readings: readonly BoardReading[];
  /** How many numbers were refused for what; a reason that did not occur is absent. */
  readonly refused: Readonly<Partial<Record<ReadingRefusal, number>>>;
}

/**
 * What a feed says of a board, by its mapping. Only numbers come through, and only of stations that
 * the board has, in its range, of a time that was, at the place where the station stands.
 */
export function readFeed(
  bytes: Uint8Array,
  feed: FeedConfig,
  board: CityBoard,
  nowMs: number,
): Result<ReadFeed, UnreadableFeed> {
  const text = readUtf8(bytes);
  if (text === undefined) return err('notUtf8');
  const listed = readItems(text, feed);
  if (!listed.ok) return listed;
  const items = listed.value;
  if (items.length > itemsMax) return err('tooMany');
  const stations = new Map(board.stations.map((one) => [one.key, one]));
  const readings = new Map<string, BoardReading>();
  const torn = new Set<string>();
  const refused: Partial<Record<ReadingRefusal, number>> = {};
  for (const item of items) {
    const read = readItem(item, feed, { board, stations, nowMs });
    if (!read.ok) {
      refused[read.error] = (refused[read.error] ?? 0) + 1;
      continue;
    }
    const moment = `${read.value.station} ${read.value.atMs}`;
    const before = readings.get(moment);
    // Two numbers of one station and moment: nobody knows which of them is right.
    if (before !== undefined && before.value !== read.value.value) torn.add(moment);
    readings.set(moment, read.value);
  }
  for (const moment of torn) readings.delete(moment);
  if (torn.size > 0) refused.contradicts = torn.size;
  return ok({ readings: [...readings.values()], refused });
}

function readItems(text: string, feed: FeedConfig): Result<readonly unknown[], UnreadableFeed> {
  // A page for people where numbers should be: a captive portal, a log-in, an error page.
  if (/^\s*</.test(text)) return err('html');
  if (feed.format === 'csv') {
    const table = readCsv(text, feed.separator, itemsMax);
    const { station, value, unit, time, place } = feed;
    const wanted = [station.at, value.at, time.at, unit?.at, place?.lat, place?.lon];
    const isOurs = wanted.every((name) => name === undefined || table?.columns.includes(name));
    return table === undefined || !isOurs ? err('notCsv') : ok(table.rows);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('notJson');
  }
  const list = atPointer(json, feed.format === 'geojson' ? '/features' : feed.items);
  return Array.isArray(list) ? ok(list) : err('noList');
}

interface Around {
  readonly board: CityBoard;
  readonly stations: ReadonlyMap<string, BoardStation>;
  readonly nowMs: number;
}

function readItem(
  item: unknown,
  feed: FeedConfig,
  { board, stations, nowMs }: Around,
): Result<BoardReading, ReadingRefusal> {
  const at = (field: string): unknown =>
    feed.format === 'csv'
      ? Object.hasOwn(item as object, field)
        ? (item as Readonly<Record<string, string>>)[field]
        : undefined
      : atPointer(item, field);
  const name = at(feed.station.at);
  const named = typeof name === 'string' || typeof name === 'number' ? String(name) : '';
  const key = ownValue(feed.station.keys, named);
  const station = key === undefined ? undefined : stations.get(key);
  if (station === undefined) return err('unknownStation');
  const { unit } = feed;
  if (unit !== undefined && at(unit.at) !== unit.is) return err('wrongUnit');
  const number = readNumber(at(feed.value.at), feed.value.decimal);
  if (number === undefined) return err('noValue');
  const value = number * feed.value.factor;
  if (!isInRange(board, value)) return err('outOfRange');
  const atMs = readTime(at(feed.time.at), feed.time);
  if (atMs === undefined) return err('noTime');
  if (atMs > nowMs + readingSkewMs) return err('future');
  if (nowMs - atMs >= board.goneAfterHours * hourMs) return err('tooOld');
  if (!isAtItsPlace(placeIn(item, at, feed), station)) return err('wrongPlace');
  return ok({ station: station.key, value, atMs });
}

/** A number, or one written as text in full; nothing is cut off and nothing is guessed. */
function readNumber(value: unknown, decimal: '.' | ','): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim().replace(decimal, '.');
  return /^-?\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

/** Undefined: the source says no place, and is not asked to. */
function placeIn(
  item: unknown,
  at: (field: string) => unknown,
  { format, place }: FeedConfig,
): unknown {
  if (place !== undefined) {
    const said = [at(place.lat), at(place.lon)];
    // A station of which the source says no place.
    if (said.every((one) => one === undefined || one === null || one === '')) return undefined;
    const [lat, lon] = said.map((one) => readNumber(one, '.'));
    return { lat, lon };
  }
  if (format !== 'geojson' || atPointer(item, '/geometry/type') !== 'Point') return undefined;
  return {
    lat: atPointer(item, '/geometry/coordinates/1'),
    lon: atPointer(item, '/geometry/coordinates/0'),
  };
}

function isAtItsPlace(said: unknown, station: BoardStation): boolean {
  if (said === undefined) return true;
  const point = pointSchema.safeParse(said);
  // In the sea, swapped, or no numbers at all.
  if (!point.success) return false;
  return station.at === undefined || metresBetween(point.data, station.at) <= placeSlackMetres;
}
