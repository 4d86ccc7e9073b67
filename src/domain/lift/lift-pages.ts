import { tiengOf } from './lift-summary.ts';

/** Most tiếng of a page beside the code, at M, L and XL (below requirements §2.3: each fact has its own line). */
const tiengBeside = {
  /** 10.1", 800 × 1280. */
  tall: { S: 22, M: 16, L: 13, XL: 10 },
  /** 10.1", 1024 × 600. */
  wide: { S: 22, M: 15, L: 12, XL: 9 },
  /** 7", 1024 × 600. */
  small: { S: 7, M: 5, L: 4, XL: 3 },
} as const;

/** What hangs in a car. */
export type LiftUnit = keyof typeof tiengBeside;

/** Most tiếng that one page of a unit holds beside its code (L2). */
export function tiengMax(unit: LiftUnit, textSize: 'S' | 'M' | 'L' | 'XL'): number {
  return tiengBeside[unit][textSize];
}

/**
 * Parts on as few pages as hold them, in their order, none of them cut; a part that is longer than a
 * page has one to itself (L2: larger letters split by themselves).
 */
export function liftPages<Part>(
  parts: readonly Part[],
  wordsOf: (part: Part) => string,
  most: number,
): readonly (readonly Part[])[] {
  const pages: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    const tieng = tiengOf(wordsOf(part));
    const last = pages.at(-1);
    if (last && tieng <= room) {
      last.push(part);
      room -= tieng;
    } else {
      pages.push([part]);
      room = most - tieng;
    }
  }
  return pages;
}
