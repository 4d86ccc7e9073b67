import type { CityBoard } from '../../domain/service/index.ts';
import { boundedGet, type GetFailure, headersOf } from '../sources/index.ts';
import type { FeedConfig } from './feed-config.ts';
import { type ReadFeed, readFeed, type UnreadableFeed } from './read-feed.ts';

/** What a source gave with its last answer: it is asked whether that still stands. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Why a feed gave nothing. A word for lists and counters; never what it sent. */
export type FeedFailure = GetFailure | UnreadableFeed | `status-${number}` | 'noBoard';

/** What came of asking a feed once. */
export type FeedAnswer =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'read'; readonly read: ReadFeed; readonly validators: Validators }
  | {
      readonly kind: 'failed';
      readonly failure: FeedFailure;
      /** The source asks to be left alone so long, ms. */
      readonly retryAfterMs?: number;
    };

/** Longest validator that is sent back, characters. */
const validatorCharsMax = 400;
/** Longest rest that a source may ask for, ms: six hours. */
const retryAfterMsMax = 6 * 3_600_000;
const accepted = {
  json: 'application/json',
  geojson: 'application/geo+json, application/json',
  csv: 'text/csv, text/plain',
} as const;

/** Asks a feed over HTTP, once, within its limits. Never throws. */
export async function askFeed(
  feed: FeedConfig,
  board: CityBoard,
  has: Validators,
  world: {
    readonly secrets: Readonly<Record<string, string | undefined>>;
    readonly nowMs: () => number;
  },
): Promise<FeedAnswer> {
  const headers = headersOf(feed.request.headers, accepted[feed.format], world.secrets);
  if (has.etag !== null) headers.set('if-none-match', has.etag);
  if (has.lastModified !== null) headers.set('if-modified-since', has.lastModified);
  const got = await boundedGet(feed.request.url, headers, feed.limits);
  if (!got.ok) return { kind: 'failed', failure: got.error };
  const { status, headers: said, bytes } = got.value;
  if (status === 304) {
    const isAsked = has.etag !== null || has.lastModified !== null;
    return isAsked ? { kind: 'unchanged' } : { kind: 'failed', failure: 'status-304' };
  }
  if (status !== 200) {
    const seconds = /^\d{1,6}$/.test(said.get('retry-after') ?? '')
      ? Number(said.get('retry-after'))
      : undefined;
    return {
      kind: 'failed',
      failure: `status-${status}`,
      ...(seconds !== undefined && { retryAfterMs: Math.min(seconds * 1000, retryAfterMsMax) }),
    };
  }
  const read = readFeed(bytes, feed, board, world.nowMs());
  if (!read.ok) return { kind: 'failed', failure: read.error };
  // A number that was refused may be right the next time: what has any is asked for whole again.
  const isWhole = Object.keys(read.value.refused).length === 0;
  const validator = (name: string): string | null => {
    const value = isWhole ? said.get(name) : null;
    return value !== null && value.length <= validatorCharsMax ? value : null;
  };
  return {
    kind: 'read',
    read: read.value,
    validators: { etag: validator('etag'), lastModified: validator('last-modified') },
  };
}
