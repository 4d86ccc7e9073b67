/** Longest side of a picture on a kiosk, px: what half of a lobby screen of 1,080 px draws sharp. */
export const pictureSideMax = 1_280;
/** A picture smaller than this is a stamp on a wall, px of its shorter side. */
export const pictureSideMin = 240;
/** Longest picture of a kiosk, bytes: 24 of them are 4 MB of a line of 1 Mbit/s. */
export const pictureBytesMax = 160 * 1024;
/** Pictures of one content version: more notices with pictures are looked at by nobody. */
export const picturesMax = 24;
/** A picture is never cut: what is narrower than this leaves its text no room beside it. */
export const pictureShapeMin = 3 / 4;
/** What is flatter than this is a stripe. */
export const pictureShapeMax = 5 / 2;
/** Longest file that an office may bring, bytes: a telephone's photograph has 3 to 8 MB. */
export const uploadBytesMax = 10 * 1024 * 1024;
/** Most pixels that are ever unpacked: 25 million are 100 MB of memory. */
export const uploadPixelsMax = 25_000_000;
