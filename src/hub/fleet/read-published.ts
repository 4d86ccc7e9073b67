import type { Evidence } from '../../domain/fleet/index.ts';
import type { Store } from '../store/index.ts';

/** The version that kiosks should show, and how long it has been out; undefined before the first. */
export async function readPublished(store: Store, nowMs: number): Promise<Evidence['published']> {
  const row = await store.db
    .selectFrom('contents')
    .select(['version', 'published_at'])
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row?.published_at == null) return undefined;
  return { version: row.version, ageMs: Math.max(0, nowMs - row.published_at.getTime()) };
}
