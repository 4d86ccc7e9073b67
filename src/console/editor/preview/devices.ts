/** The seven profiles of requirements §1.1, by CSS pixels and what a millimetre has of them. */
export const devices = [
  { id: 'L32', name: '32", 1080 × 1920', width: 1080, height: 1920, pxPerMm: 2.71 },
  { id: 'L43', name: '43", 1080 × 1920', width: 1080, height: 1920, pxPerMm: 2.02 },
  { id: 'L27', name: '27", 1080 × 1920', width: 1080, height: 1920, pxPerMm: 3.21 },
  { id: 'L21', name: '21,5", 1080 × 1920', width: 1080, height: 1920, pxPerMm: 4.03 },
  { id: 'E10P', name: '10,1", 800 × 1280', width: 800, height: 1280, pxPerMm: 5.88 },
  { id: 'E10L', name: '10,1", 1024 × 600', width: 1024, height: 600, pxPerMm: 4.63 },
  { id: 'E7L', name: '7", 1024 × 600', width: 1024, height: 600, pxPerMm: 6.65 },
] as const;
export type Device = (typeof devices)[number];
