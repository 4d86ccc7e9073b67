import { useEffect, useState } from 'preact/hooks';
import type { ReleaseAnswer } from '../../../domain/api/console/index.ts';
import { hanoiMoment } from '../../../domain/calendar/index.ts';
import { wardCount } from '../../../domain/change/index.ts';
import {
  type ExaminedRelease,
  type ExamineFailure,
  examineRelease,
  isToldTruly,
} from '../../../domain/release/index.ts';
import { fetchSection, type Trust } from '../trust.ts';

/** What this browser made of a release; `differs`: the hub says something else than the bytes. */
export type Examined =
  | { readonly kind: 'looking' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused'; readonly failure: ExamineFailure }
  | { readonly kind: 'differs'; readonly found: ExaminedRelease }
  | { readonly kind: 'whole'; readonly found: ExaminedRelease };

/** Days between a draft and a signature over which its words are told for the draft's day. */
const draftDaysMax = 95;
const dayMs = 86_400_000;

/**
 * What the application brings for words that are written over. No content says it, so the hub is
 * believed: it is the left side of an arrow, and what will be seen comes out of the bytes.
 */
const shippedOf = (words: NonNullable<ReleaseAnswer['made']>['shippedWords'] = []) =>
  Object.fromEntries(words.map((word) => [word.key, word]));

/** Examines a draft once for each of its texts; undefined while it is not asked to. */
export function useExamined(
  answer: ReleaseAnswer | undefined,
  trust: Trust | undefined,
): Examined | undefined {
  const [examined, setExamined] = useState<Examined>();
  const texts = answer?.release.documents.map(({ signed }) => signed).join('\n') ?? '';
  const isDraft = answer?.release.state === 'draft';
  useEffect(() => {
    if (answer === undefined || trust === undefined || !isDraft) return;
    let isOver = false;
    setExamined({ kind: 'looking' });
    const { release, made } = answer;
    const nowMs = Date.now();
    const told = Date.parse(`${made?.day}T00:00:00Z`);
    const isNear = Math.abs(nowMs - told) < draftDaysMax * dayMs;
    const day = made !== null && isNear ? made.day : hanoiMoment(nowMs).day;
    examineRelease(release.documents, release.contentVersion, {
      trusted: trust.trusted,
      fetchSection,
      isTrial: trust.root.isTrial,
      nowMs,
      tell: { day, wardCount, shippedWords: shippedOf(made?.shippedWords) },
    }).then(
      (result) => {
        if (isOver) return;
        if (!result.ok) return setExamined({ kind: 'refused', failure: result.error });
        const found = result.value;
        const isSame = made === null || isToldTruly(made.told, found.told);
        setExamined({ kind: isSame ? 'whole' : 'differs', found });
      },
      () => !isOver && setExamined({ kind: 'unreachable' }),
    );
    return () => {
      isOver = true;
    };
  }, [texts, trust, isDraft]);
  return examined;
}
