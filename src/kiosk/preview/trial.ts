import { type BadPage, overflowsMax, type TryPreview } from '../../domain/api/console/index.ts';
import { type DraftStage, nextTask } from './draft-stage.tsx';
import type { OpenDraft } from './draft-view.ts';

/** The console lives in the same thread: after this long it may draw and listen, ms. */
const stretchMs = 40;
/** How often it is told how far the trial is, ms; the end of a place is told at once. */
const tellMs = 250;

/** How far a trial is. */
export interface TrialProgress {
  readonly at: number;
  readonly all: number;
  /** Found since it was last told. */
  readonly bad: readonly BadPage[];
  readonly pages: number;
}

interface TrialWorld {
  readonly stage: DraftStage;
  /** Makes the glass this large, px. */
  readonly resize: (width: number, height: number) => void;
  readonly upMs: () => number;
  /** False once somebody has called it off. */
  readonly isWanted: () => boolean;
  readonly tell: (progress: TrialProgress) => void;
}

interface TrialResult {
  readonly bad: readonly BadPage[];
  readonly pages: number;
}

/**
 * Draws every page of every place on every glass, and looks at each. Undefined when it was called
 * off. A place keeps its screen through all glasses: only letters and sizes change, so that each
 * costs its layout and little else. Places are tried in their order, so that the first, which
 * somebody looks at, is told long before the last (P7).
 */
export async function tryDraft(
  draft: OpenDraft,
  { looks, places }: TryPreview,
  { stage, resize, upMs, isWanted, tell }: TrialWorld,
): Promise<TrialResult | undefined> {
  const bad: BadPage[] = [];
  const all = looks.length * places.length;
  // Both languages of one glass stand apart: their texts are written anew, and codes are made.
  const order = looks
    .map((look, index) => ({ look, index }))
    .sort((one, other) => one.look.language.localeCompare(other.look.language));
  let pages = 0;
  let at = 0;
  let restedMs = upMs();
  let toldMs = restedMs;
  let told = 0;
  const tellNow = () => {
    tell({ at, all, bad: bad.slice(told), pages });
    told = bad.length;
    toldMs = upMs();
  };
  for (const [place, where] of places.entries()) {
    for (const { look, index } of order) {
      resize(look.width, look.height);
      const wish = { place: where, page: 0, language: look.language, size: look.size };
      const seen = await stage.lookThrough(draft, wish, look.pxPerMm);
      pages += seen.pages;
      at += 1;
      if (seen.lost !== undefined) {
        const { texts, page } = seen.lost;
        bad.push({ look: index, place, page, overflows: [...texts].slice(0, overflowsMax) });
      }
      const isPlaceDone = at % looks.length === 0;
      if (!isPlaceDone && upMs() - restedMs < stretchMs) continue;
      if (isPlaceDone || upMs() - toldMs >= tellMs) tellNow();
      await nextTask();
      if (!isWanted()) return undefined;
      restedMs = upMs();
    }
  }
  return { bad, pages };
}
