import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../domain/basics/index.ts';
import type { CityBoard } from '../../../domain/service/index.ts';
import { systemClock } from '../../world.ts';
import { sampleValue } from './sample-values.ts';

/** What the reference feed can do wrong. */
export const feedTricks = [
  'slow',
  'trickle',
  'cut',
  'dead',
  'huge',
  'html',
  'garbage',
  'error',
  'redirect',
  'future',
  'old',
  'wrongUnit',
  'outOfRange',
  'wrongPlace',
  'unknownStation',
  'wrongTypes',
  'missing',
  'contradicts',
  'unasked304',
] as const;
export type FeedTrick = (typeof feedTricks)[number];

export interface ReferenceFeedOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  readonly trick?: FeedTrick;
  /** How long `slow` waits, ms. */
  readonly slowMs?: number;
  readonly clock?: Clock;
}

export interface RunningReferenceFeed {
  readonly url: string;
  /** Questions so far, and how many of them were answered with 304. */
  readonly asked: number;
  readonly unchanged: number;
  /** Bytes of the huge answer that were written before somebody hung up. */
  readonly hugeBytes: number;
  play(trick: FeedTrick | undefined): void;
  close(): Promise<void>;
}

/** Bytes of the answer that is too large (issue: a feed of 50 MB is never read). */
const hugeBytesMax = 50 * 1024 * 1024;
const slowMsDefault = 30_000;
/** The numbers change so often, ms. */
const stepMs = 5 * 60_000;
/** Readings of a station in one answer: now, and an hour ago for its trend. */
const agoMs = [0, 12 * stepMs];

/**
 * A city's measuring network to try and test feeds against: a program of its own on a real socket.
 * `/json/BOARD`, `/geojson/BOARD` and `/csv/BOARD` answer with believable numbers that are made up.
 */
export async function startReferenceFeed(
  boards: readonly CityBoard[],
  options: ReferenceFeedOptions = {},
): Promise<RunningReferenceFeed> {
  const clock = options.clock ?? systemClock;
  let trick = options.trick;
  let asked = 0;
  let unchanged = 0;
  let hugeBytes = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const flood = (response: ServerResponse): void => {
    const part = Buffer.alloc(64 * 1024, ' ');
    const go = (): void => {
      while (!response.destroyed && hugeBytes < hugeBytesMax) {
        hugeBytes += part.length;
        if (!response.write(part)) {
          response.once('drain', go);
          return;
        }
      }
      response.end();
    };
    go();
  };
  const trickle = (response: ServerResponse): void => {
    if (response.destroyed) return;
    response.write(' ');
    later(50, () => trickle(response));
  };
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    asked += 1;
    const [, format = '', key = ''] = (request.url ?? '').split('/');
    const board = boards.find((one) => one.key === key);
    const type = format === 'csv' ? 'text/csv' : 'application/json';
    const start = () => response.writeHead(200, { 'content-type': type });
    switch (trick) {
      case 'dead':
        response.destroy();
        return;
      case 'trickle':
        start();
        trickle(response);
        return;
      case 'cut':
        response.writeHead(200, { 'content-type': type, 'content-length': '5000' });
        response.write('[{"tram":');
        later(20, () => response.destroy());
        return;
      case 'huge':
        start();
        flood(response);
        return;
      case 'html':
        response
          .writeHead(200, { 'content-type': type })
          .end('<!doctype html><title>Đăng nhập</title><p>AQI 12');
        return;
      case 'garbage':
        start().end('\u0000}{"');
        return;
      case 'error':
        response.writeHead(503, { 'retry-after': '120' }).end();
        return;
      case 'redirect':
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
        return;
      case 'unasked304':
        response.writeHead(304).end();
        return;
      default:
    }
    if (board === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = write(format, board, clock(), trick);
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
    const answer = (): void => {
      if (request.headers['if-none-match'] === etag) {
        unchanged += 1;
        response.writeHead(304, { etag }).end();
      } else response.writeHead(200, { 'content-type': type, etag }).end(body);
    };
    if (trick === 'slow') later(options.slowMs ?? slowMsDefault, answer);
    else answer();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return asked;
    },
    get unchanged() {
      return unchanged;
    },
    get hugeBytes() {
      return hugeBytes;
    },
    play(next) {
      trick = next;
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One row of the network's list, in its own words. */
interface Measured {
  readonly tram: string;
  readonly giaTri: unknown;
  readonly donVi: string;
  readonly thoiGian: string;
  readonly viDo: number | null;
  readonly kinhDo: number | null;
}

function write(format: string, board: CityBoard, nowMs: number, trick?: FeedTrick): string {
  const stepAtMs = Math.floor(nowMs / stepMs) * stepMs;
  const rows = board.stations.flatMap((station) =>
    agoMs.flatMap((ago): Measured[] => {
      const atMs = stepAtMs - ago;
      const value = sampleValue(board, station, atMs);
      const row: Measured = {
        tram: trick === 'unknownStation' ? `${station.key}-la` : station.key,
        giaTri: distort(value, board, trick),
        donVi: trick === 'wrongUnit' ? 'ppm' : board.unit.vi,
        thoiGian: hanoiText(atMs + shiftOf(trick, board)),
        ...placeOf(station.at, trick),
      };
      return trick === 'contradicts' ? [row, { ...row, giaTri: otherThan(value, board) }] : [row];
    }),
  );
  if (format === 'csv') {
    const lines = rows.map(({ tram, giaTri, donVi, thoiGian, viDo, kinhDo }) =>
      [tram, String(giaTri).replace('.', ','), donVi, thoiGian, viDo ?? '', kinhDo ?? ''].join(';'),
    );
    return ['tram;giaTri;donVi;thoiGian;viDo;kinhDo', ...lines].join('\r\n');
  }
  if (format === 'geojson') {
    return JSON.stringify({
      type: 'FeatureCollection',
      features: rows.map(({ viDo, kinhDo, ...properties }) => ({
        type: 'Feature',
        geometry: viDo === null ? null : { type: 'Point', coordinates: [kinhDo, viDo] },
        properties,
      })),
    });
  }
  return JSON.stringify({ duLieu: rows });
}

/** A second number of the same station and moment, as believable as the first. */
const otherThan = (value: number, { range }: CityBoard) =>
  value === range.min ? range.max : range.min;

function shiftOf(trick: FeedTrick | undefined, { goneAfterHours }: CityBoard): number {
  if (trick === 'future') return 3 * 3_600_000;
  return trick === 'old' ? -(goneAfterHours + 2) * 3_600_000 : 0;
}

function distort(value: number, { range }: CityBoard, trick: FeedTrick | undefined): unknown {
  if (trick === 'outOfRange') return range.max * 1_000 + value;
  if (trick === 'wrongTypes') return { so: value };
  return trick === 'missing' ? null : value;
}

/** `wrongPlace`: in the Gulf of Guinea, where every list without coordinates lies. */
function placeOf(
  at: { readonly lat: number; readonly lon: number } | undefined,
  trick: FeedTrick | undefined,
): Pick<Measured, 'viDo' | 'kinhDo'> {
  if (trick === 'wrongPlace') return { viDo: 0, kinhDo: 0 };
  return { viDo: at?.lat ?? null, kinhDo: at?.lon ?? null };
}

/** `22/11/2026 14:05`, in Hanoi. */
function hanoiText(atMs: number): string {
  const [day = '', time = ''] = new Date(atMs + 7 * 3_600_000).toISOString().split('T');
  return `${day.split('-').reverse().join('/')} ${time.slice(0, 5)}`;
}
