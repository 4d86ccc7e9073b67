/** Most requests kept. At 50 a day, which is a busy lobby, that is 40 days without a hub. */
export const requestCountMax = 2_000;
/** Most bytes of unsettled requests: far below any quota of a kiosk's disk, and 2,000 full ones. */
export const requestBytesMax = 16 * 1024 * 1024;
/**
 * Longest that a request may wait for the hub before no new one is promised, ms: after 30 days
 * without a hub a number that says "on its way" is hollow. What is held stays and is still sent.
 */
export const requestAgeMaxMs = 30 * 86_400_000;
/** Requests moved from an earlier line in one transaction: some 100 ms of strict writing. */
export const moveCountMax = 50;
/** Longest wait for one transaction, ms: a resident is told within R37's second or sees progress. */
export const transactionTimeoutMs = 5_000;
/** First and longest wait before a closed database is opened again, ms. */
export const reopenFirstMs = 500;
export const reopenMaxMs = 30_000;
