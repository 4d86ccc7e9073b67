import { fromUtf8 } from '../../domain/basics/index.ts';
import { contentTargets, type Manifest } from '../../domain/bundle/index.ts';
import { emergencyDraftHash } from '../../domain/emergency/index.ts';
import { type EmergencyDraft, emergencyDraftSchema } from '../../domain/service/index.ts';
import { readMetadata } from '../../domain/tuf/index.ts';
import type { Store } from '../store/index.ts';

/** A draft that may be sent, with the name that the message will have for it. */
export interface PublishedDraft {
  readonly draft: EmergencyDraft;
  readonly sha256: string;
}

/**
 * The drafts that every kiosk has or is about to have: those of the content that is published for
 * all of them. What only a first ring has would leave the others without words.
 */
export async function readDrafts(store: Store): Promise<readonly PublishedDraft[]> {
  const targets = await store.db
    .selectFrom('tuf_files')
    .select('bytes')
    .where('role', '=', 'targets')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const read = targets && readMetadata('targets', new Uint8Array(targets.bytes));
  if (read === undefined || !read.ok) return [];
  const forAll = contentTargets({ targets: read.value.signed }).find(
    ({ ring }) => ring === undefined || ring.percent === 100,
  );
  const manifest = forAll && (await sectionOf(store, forAll.sha256));
  if (manifest === undefined) return [];
  const ref = (manifest as Manifest).sections.find(({ kind }) => kind === 'emergencies');
  const drafts = ref && (await sectionOf(store, ref.sha256));
  if (!Array.isArray(drafts)) return [];
  const found: PublishedDraft[] = [];
  for (const one of drafts) {
    const draft = emergencyDraftSchema.safeParse(one);
    if (draft.success)
      found.push({ draft: draft.data, sha256: await emergencyDraftHash(draft.data) });
  }
  return found;
}

async function sectionOf(store: Store, sha256: string): Promise<unknown> {
  const row = await store.db
    .selectFrom('sections')
    .select('bytes')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row && JSON.parse(fromUtf8(new Uint8Array(row.bytes)));
}
