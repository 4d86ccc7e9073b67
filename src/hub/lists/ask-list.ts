import { boundedGet, type GetFailure, headersOf } from '../sources/index.ts';
import type { ListConfig } from './list-config.ts';
import { type ReadList, readList, type UnreadableList } from './read-list.ts';

/** Why a list gave nothing. A word for lists and logs; never what it sent. */
export type ListFailure = GetFailure | UnreadableList | `status-${number}` | 'noAddress';

/** What came of asking for a list once. */
export type ListAnswer =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'read';
      readonly read: ReadList;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly kind: 'failed'; readonly failure: ListFailure };

const validatorCharsMax = 400;
const accepted = {
  json: 'application/json',
  geojson: 'application/geo+json, application/json',
  csv: 'text/csv, text/plain',
  rss: 'application/rss+xml, application/atom+xml, text/xml',
} as const;

/** Asks for a list over HTTP, once, within its limits. Never throws. */
export async function askList(
  list: ListConfig,
  has: { readonly etag: string | null; readonly lastModified: string | null },
  secrets: Readonly<Record<string, string | undefined>>,
  nowMs: number,
): Promise<ListAnswer> {
  if (list.request === undefined) return { kind: 'failed', failure: 'noAddress' };
  const headers = headersOf(list.request.headers, accepted[list.format], secrets);
  if (has.etag !== null) headers.set('if-none-match', has.etag);
  if (has.lastModified !== null) headers.set('if-modified-since', has.lastModified);
  const got = await boundedGet(list.request.url, headers, list.limits);
  if (!got.ok) return { kind: 'failed', failure: got.error };
  const { status, headers: said, bytes } = got.value;
  const wasAsked = has.etag !== null || has.lastModified !== null;
  if (status === 304 && wasAsked) return { kind: 'unchanged' };
  if (status !== 200) return { kind: 'failed', failure: `status-${status}` };
  const read = readList(bytes, list, nowMs);
  if (!read.ok) return { kind: 'failed', failure: read.error };
  const validator = (name: string) => {
    const value = said.get(name);
    return value !== null && value.length <= validatorCharsMax ? value : null;
  };
  return {
    kind: 'read',
    read: read.value,
    etag: validator('etag'),
    lastModified: validator('last-modified'),
  };
}
