import type { LocalText } from '../../domain/basics/index.ts';
import type { Answer, Flow, Walk } from '../../domain/guide/index.ts';
import type { Evidence } from '../../domain/service/index.ts';

/** The resident's own checklist: what slips, codes and appointments carry. */
export interface OwnPapers {
  readonly papers: readonly Evidence[];
  /** What is no paper: what to do now, what to ask, what to know. */
  readonly advice: readonly LocalText[];
}

/** A guided flow with a resident on the way through it. */
export interface OpenGuide {
  readonly state: 'open';
  readonly flow: Flow;
  readonly walk: Walk;
  /** The answer given to this question before, if it still is one (R43). */
  readonly said: Answer | undefined;
  /** Set at an outcome. */
  readonly papers: OwnPapers | undefined;
  /** What is marked on the screen now and not confirmed yet. */
  readonly chosen: Answer | undefined;
  /** What the resident wants next; done by `stepGuide`. */
  readonly step: GuideStep;
}

export type GuideStep =
  | { readonly do: 'answer'; readonly answer: Answer; readonly isEdit: boolean }
  | { readonly do: 'back' }
  | { readonly do: 'edit'; readonly question: string }
  /** Gives up an edit: as far as the answers given before lead. */
  | { readonly do: 'resume' };

/** Where a step led. */
export type GuidePlace = Pick<OpenGuide, 'flow' | 'walk' | 'said' | 'papers'>;
