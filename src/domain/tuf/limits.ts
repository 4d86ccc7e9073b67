/**
 * Limits on what a repository may send. A kiosk never takes endless data: each file is cut off at
 * its limit before it is parsed. The figures are those that TUF's own client ships with; the
 * metadata of a city is far smaller.
 */
export const rootBytesMax = 512_000;
export const timestampBytesMax = 16_384;
export const snapshotBytesMax = 2_000_000;
export const targetsBytesMax = 5_000_000;

/** Roots that one refresh walks through; a kiosk that slept longer walks on at the next one. */
export const rootsPerRefreshMax = 256;
/** Keys of one root, and signatures of one file. */
export const keysMax = 256;
/** Files that one snapshot names, and targets that one file names. */
export const metaFilesMax = 20_000;
