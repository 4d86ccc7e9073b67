import { type Flow, readGuide } from '../../../domain/guide/index.ts';

type Place = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;

/** What was typed on top of a revision, and is not at the hub yet. */
interface Draft {
  readonly revision: number;
  readonly flow: Flow;
}

const keyOf = (id: string): string => `motcham.flow.${id}`;

/** Keeps a draft in this browser, so that a lost line or a closed tab loses nothing (P13). */
export function keepDraft(place: Place, id: string, draft: Draft): void {
  try {
    place?.setItem(keyOf(id), JSON.stringify(draft));
  } catch {
    // Full or forbidden: the hub has what was saved, and the foot says what was not.
  }
}

/** The draft of a flow, read as any foreign file is; undefined when there is none or it is broken. */
export function readDraft(place: Place, id: string): Draft | undefined {
  const kept = place?.getItem(keyOf(id));
  if (kept === null || kept === undefined) return undefined;
  try {
    const { revision, flow } = JSON.parse(kept) as { revision: unknown; flow: unknown };
    const read = readGuide(flow);
    return typeof revision === 'number' && read.ok ? { revision, flow: read.value } : undefined;
  } catch {
    return undefined;
  }
}

export function forgetDraft(place: Place, id: string): void {
  place?.removeItem(keyOf(id));
}
