import { controlsOf } from './controls.ts';

/** Where the focus is: what the screen is called, and which of its controls it is on. */
export interface Whereabouts {
  readonly title: string;
  /** From 1; undefined while the focus is on none. */
  readonly at: number | undefined;
  readonly count: number;
  /** What stands on the control. */
  readonly name: string;
}

/** Answers "where am I" (issue 9): said, and shown. */
export function whereAmI(root: Element): Whereabouts {
  const controls = controlsOf(root);
  const at = controls.indexOf(document.activeElement as HTMLElement);
  const over = root.querySelector('.stage [role="alertdialog"], .stage [role="dialog"]');
  const heading = (over ?? root).querySelector('h1, h2, .veil b');
  const control = controls[at];
  return {
    title: heading?.textContent?.trim() ?? '',
    at: at < 0 ? undefined : at + 1,
    count: controls.length,
    // Lines of one key are words apart: textContent would join them.
    // biome-ignore lint/performance/useDomNodeTextContent: layout is wanted here, once a press
    name: (control?.getAttribute('aria-label') ?? control?.innerText ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  };
}
