import type { Calibration } from '../services.ts';

/** ISO/IEC 7810 ID-1, every bank card, mm: width and height. */
export const cardMm = { width: 85.6, height: 53.98 } as const;
/** What a screen can have, CSS pixels a millimetre: a 65" wall to a 7" tablet. */
export const pxPerMmRange = { min: 1.2, max: 14 } as const;
/** Where a lower edge can be, mm above the floor. */
export const bottomMmRange = { min: 100, max: 1_600 } as const;

/** Heights above the floor that every control lies between (R6), mm. */
const reachMm = { low: 400, high: 1_220 } as const;
/** R1, R5 (keyboard of the lobby), mm. */
const targetMmMin = 12.7;
const keyMmMin = 16;
/** R15: cap height of M, mm, and that of Be Vietnam Pro in em. */
const capMmMin = 6.4;

/** What was measured on the drawn page, CSS pixels. */
export interface DrawnPage {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Smallest side of a control of the sample. */
  readonly targetPx: number;
  /** Smallest side of a key of the on-screen keyboard. */
  readonly keyPx: number;
  /** Cap height of text at M. */
  readonly capPx: number;
  /** Top of the highest and bottom of the lowest control, from the upper edge. */
  readonly controlsTopPx: number;
  readonly controlsBottomPx: number;
}

/** One requirement on this unit: what it asks, what there is, mm. */
export interface CalibrationCheck {
  readonly name: 'R1' | 'R5' | 'R6' | 'R15';
  readonly pass: boolean;
  readonly wantedMm: readonly [number, number | undefined];
  readonly measuredMm: readonly [number, number | undefined];
}

const tenths = (mm: number) => Math.round(mm * 10) / 10;

/** R1, R5, R6 and R15 on this unit, with numbers (S2). Half a tenth of a millimetre is rounding. */
export function checkUnit(
  { pxPerMm, bottomMm }: Calibration,
  page: DrawnPage,
): readonly CalibrationCheck[] {
  const least = (name: 'R1' | 'R5' | 'R15', px: number, mm: number): CalibrationCheck => {
    const measured = px / pxPerMm;
    return {
      name,
      pass: measured >= mm - 0.05,
      wantedMm: [mm, undefined],
      measuredMm: [tenths(measured), undefined],
    };
  };
  const heightOf = (px: number) => bottomMm + (page.heightPx - px) / pxPerMm;
  const [low, high] = [heightOf(page.controlsBottomPx), heightOf(page.controlsTopPx)];
  return [
    least('R1', page.targetPx, targetMmMin),
    least('R5', page.keyPx, keyMmMin),
    {
      name: 'R6',
      pass: low >= reachMm.low - 0.5 && high <= reachMm.high + 0.5,
      wantedMm: [reachMm.low, reachMm.high],
      measuredMm: [Math.round(low), Math.round(high)],
    },
    least('R15', page.capPx, capMmMin),
  ];
}

/** A calibration that a screen can have; anything else is a slip of the hand. */
export function isPossible({ pxPerMm, bottomMm }: Calibration): boolean {
  return (
    pxPerMm >= pxPerMmRange.min &&
    pxPerMm <= pxPerMmRange.max &&
    bottomMm >= bottomMmRange.min &&
    bottomMm <= bottomMmRange.max
  );
}
