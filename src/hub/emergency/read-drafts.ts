import { emergencyDraftHash } from '../../domain/emergency/index.ts';
import { type EmergencyDraft, emergencyDraftSchema } from '../../domain/service/index.ts';
import { publishedSection } from '../publishing/index.ts';
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
  const drafts = await publishedSection(store, 'emergencies');
  if (!Array.isArray(drafts)) return [];
  const found: PublishedDraft[] = [];
  for (const one of drafts) {
    const draft = emergencyDraftSchema.safeParse(one);
    if (draft.success)
      found.push({ draft: draft.data, sha256: await emergencyDraftHash(draft.data) });
  }
  return found;
}
