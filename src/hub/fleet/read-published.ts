import type { Evidence } from '../../domain/fleet/index.ts';
import { findRing, type RunningRing } from '../publishing/index.ts';
import type { Store } from '../store/index.ts';

/** What kiosks should show: all of them, and those of a ring that is out. */
export interface PublishedNow {
  /** For every kiosk; undefined before the first. */
  readonly all: Evidence['published'];
  /** Newer, and for some. */
  readonly ring: RunningRing | undefined;
}

/** The versions that kiosks should show, and how long they have been out. */
export async function readPublished(store: Store, nowMs: number): Promise<PublishedNow> {
  const row = await store.db
    .selectFrom('contents')
    .select(['version', 'published_at'])
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const all =
    row?.published_at == null
      ? undefined
      : { version: row.version, ageMs: Math.max(0, nowMs - row.published_at.getTime()) };
  return { all, ring: await findRing(store.pool, nowMs) };
}
