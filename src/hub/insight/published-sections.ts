import { fromUtf8 } from '../../domain/basics/index.ts';
import type { Store } from '../store/index.ts';

/** Most sections that are read at once: a catalogue of 6,000 has some 70 of facts. */
const sectionsMax = 500;

export interface PublishedManifest {
  readonly version: number;
  readonly document: unknown;
}

/** The newest content's manifest; undefined before the first. */
export async function readManifest(store: Store): Promise<PublishedManifest | undefined> {
  const row = await store.db
    .selectFrom('contents')
    .innerJoin('sections', 'sections.sha256', 'contents.sha256')
    .select(['contents.version', 'sections.bytes'])
    .orderBy('contents.version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { version: row.version, document: parsed(row.bytes) };
}

/** What is in the sections of these hashes; what cannot be read is left out. */
export async function readSections(
  store: Store,
  hashes: readonly string[],
): Promise<readonly unknown[]> {
  if (hashes.length === 0) return [];
  const rows = await store.db
    .selectFrom('sections')
    .select('bytes')
    .where('sha256', 'in', [...new Set(hashes)].slice(0, sectionsMax))
    .execute();
  return rows.flatMap(({ bytes }) => {
    const value = parsed(bytes);
    return value === undefined ? [] : [value];
  });
}

type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null;

/** Hashes of the sections of a kind that a document names, however deep; empty: of any kind. */
export function hashesIn(value: unknown, kind: string): readonly string[] {
  if (!isObject(value)) return [];
  const { sha256 } = value;
  const own = typeof sha256 === 'string' && (kind === '' || value['kind'] === kind) ? [sha256] : [];
  return [...own, ...Object.values(value).flatMap((inner) => hashesIn(inner, kind))];
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(new Uint8Array(bytes)));
  } catch {
    return undefined;
  }
}
