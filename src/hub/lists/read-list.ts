import { err, ok, type Result } from '../../domain/basics/index.ts';
import { readCsv } from '../feeds/index.ts';
import { atPointer, readUtf8 } from '../sources/index.ts';
import type { ListConfig } from './list-config.ts';
import type { Field, ListedDocument } from './listed-document.ts';
import { readNotice } from './read-notice.ts';
import { readPlace } from './read-place.ts';
import { readRss } from './read-rss.ts';

/** Records of one list, and notices that one list may bring at once: the newest. */
export const recordsMax = 12_000;
export const noticesMax = 50;

/** What is wrong with a whole list; nothing of it is taken. */
export type UnreadableList =
  | 'notUtf8'
  | 'html'
  | 'notJson'
  | 'notCsv'
  | 'notRss'
  | 'noList'
  | 'tooMany';

export interface ReadList {
  readonly documents: readonly ListedDocument[];
  /** Records that were not taken, by reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** Reads a list by its mapping. Whatever came in, what is taken fits the schema of its kind. */
export function readList(
  bytes: Uint8Array,
  list: ListConfig,
  nowMs: number,
): Result<ReadList, UnreadableList> {
  const text = readUtf8(bytes);
  if (text === undefined) return err('notUtf8');
  if (/^\s*<(!doctype html|html)\b/i.test(text)) return err('html');
  const records = recordsOf(text, list);
  if (!records.ok) return records;
  if (records.value.length > recordsMax) return err('tooMany');
  const refused: Record<string, number> = {};
  const refuse = (reason: string, count = 1) => {
    refused[reason] = (refused[reason] ?? 0) + count;
  };
  const taken = new Map<string, ListedDocument & { readonly day: string }>();
  for (const field of records.value) {
    const read = list.gives === 'places' ? readPlace(field, list) : readNotice(field, list, nowMs);
    if (!read.ok) refuse(read.error);
    else if (taken.has(read.value.id)) refuse('twice');
    else taken.set(read.value.id, read.value);
  }
  const all = [...taken.values()];
  if (list.gives === 'places') return ok({ documents: all.map(bare), refused });
  const newest = all.toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
  if (newest.length > noticesMax) refuse('tooMany', newest.length - noticesMax);
  return ok({ documents: newest.slice(0, noticesMax).map(bare), refused });
}

const bare = ({ kind, id, body }: ListedDocument): ListedDocument => ({ kind, id, body });

function recordsOf(text: string, list: ListConfig): Result<readonly Field[], UnreadableList> {
  const { format } = list;
  if (format === 'rss') {
    const items = readRss(text, recordsMax + 1);
    if (items === undefined) return err('notRss');
    return ok(
      items.map(
        (item): Field =>
          (field) =>
            item[field as keyof typeof item],
      ),
    );
  }
  if (format === 'csv') {
    const table = readCsv(text, list.separator, recordsMax + 1);
    if (table === undefined) return err('notCsv');
    return ok(
      table.rows.map(
        (row): Field =>
          (field) =>
            field ? row[field] : undefined,
      ),
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('notJson');
  }
  const found = atPointer(json, format === 'geojson' ? '/features' : list.items);
  if (!Array.isArray(found)) return err('noList');
  return ok(
    found.map(
      (one): Field =>
        (field) =>
          field === undefined ? undefined : atPointer(one, field),
    ),
  );
}
