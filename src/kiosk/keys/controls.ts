const control = 'button, a[href], [role="textbox"]';

/**
 * What a key can come to now, in reading order: the controls that are seen, the access keys last.
 * Under a question that waits for its answer only the question's own, and the access keys.
 */
export function controlsOf(root: Element): readonly HTMLElement[] {
  const sheet = root.querySelector('.stage [role="alertdialog"], .stage [role="dialog"]');
  const stages = sheet ? [sheet] : [...root.querySelectorAll('.stage')];
  const bars = [...root.querySelectorAll('.audio-keys, .access')];
  return [...stages, ...bars].flatMap((part) =>
    [...part.querySelectorAll<HTMLElement>(control)].filter(isReachable),
  );
}

function isReachable(element: HTMLElement): boolean {
  if (element.matches(':disabled, [inert] *')) return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  // A part of a block that goes on overleaf is cut off by the page (R25).
  const view = element.closest('.pager-view')?.getBoundingClientRect();
  if (view === undefined) return true;
  const { top, bottom } = element.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  return middle >= view.top - 1 && middle <= view.bottom + 1;
}
