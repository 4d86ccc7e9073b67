import type { GuidePlace, OpenGuide } from '../guides/index.ts';

export type GuideState = { readonly state: 'none' } | { readonly state: 'missing' } | OpenGuide;

/** Whether an answer was given that only its resident may see (R41). */
export function holdsPersonalAnswer(guide: GuideState): boolean {
  if (guide.state !== 'open') return false;
  const { flow, walk } = guide;
  return Object.keys(walk.answers).some((name) => {
    const privacy = flow.vars[name]?.class;
    return privacy === 'personal' || privacy === 'sensitive';
  });
}

/** A guide that has arrived somewhere: what was said there before is marked. */
export function guideAt(place: GuidePlace): OpenGuide {
  return { state: 'open', ...place, chosen: place.said, step: { do: 'resume' } };
}
