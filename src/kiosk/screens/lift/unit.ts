import type { LiftUnit } from '../../../domain/lift/index.ts';

/** What hangs in this car, as the page was measured. */
export function liftUnit(root: HTMLElement = document.documentElement): LiftUnit {
  if (root.dataset['short'] !== undefined) return 'small';
  return root.dataset['frame'] === 'wide' ? 'wide' : 'tall';
}

/** L5: most topics beside the keys; six targets on 10.1", four on 7". */
export const topicsMax: Readonly<Record<LiftUnit, number>> = { tall: 4, wide: 4, small: 3 };
