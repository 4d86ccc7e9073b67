/** Most bytes of one whole content version: 6,000 procedures at 8 KB, and room. */
export const contentBytesMax = 96 * 1024 * 1024;
/** Sections fetched at the same time: enough to fill a slow line, few enough to leave it usable. */
export const downloadsAtOnce = 4;
/** Longest fetch of one section, ms: 4 MiB at 1 Mbit/s is 34 s. */
export const sectionTimeoutMs = 60_000;
/** Longest fetch of one file of metadata, ms: at most some ten kilobytes. */
export const metadataTimeoutMs = 20_000;
/** Longest fetch of details while a resident looks at their page, ms: then it is said (law 1). */
export const wantedNowTimeoutMs = 4_000;
/** Details kept in memory: more than one session opens. */
export const detailsInMemoryMax = 40;
/** Facts kept parsed: the results of some twenty keys. */
export const factsInMemoryMax = 200;
/** Looks for something new this often when no heartbeat said so, ms. */
export const lookMs = 60 * 60_000;
export const lookJitter = 0.2;
