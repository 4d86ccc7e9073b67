/** A unit of the matrix: its screen in CSS pixels, its measure, and where it hangs. */
export interface Profile {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly pxPerMm: number;
  /** Lower edge of the glass above the floor, mm, as it is mounted for R6. */
  readonly bottomMm: number;
}

/** The seven of requirements §1, and the two ten-inch units turned round (L14). */
export const profiles: readonly Profile[] = [
  { name: 'L43', width: 1080, height: 1920, pxPerMm: 2.02, bottomMm: 400 },
  { name: 'L32', width: 1080, height: 1920, pxPerMm: 2.71, bottomMm: 620 },
  { name: 'L27', width: 1080, height: 1920, pxPerMm: 3.21, bottomMm: 620 },
  { name: 'L21', width: 1080, height: 1920, pxPerMm: 4.03, bottomMm: 620 },
  { name: 'E10P', width: 800, height: 1280, pxPerMm: 5.88, bottomMm: 900 },
  { name: 'E10L', width: 1024, height: 600, pxPerMm: 4.63, bottomMm: 900 },
  { name: 'E7L', width: 1024, height: 600, pxPerMm: 6.68, bottomMm: 900 },
  { name: 'E10P-turned', width: 1280, height: 800, pxPerMm: 5.88, bottomMm: 900 },
  { name: 'E10L-turned', width: 600, height: 1024, pxPerMm: 4.63, bottomMm: 900 },
];
