/** Most replies kept: 50 a day for forty days; the oldest go first. Some 400 bytes each. */
export const repliesKeptMax = 2_000;
/** How long a reply is kept after it came, ms: the hub still knows it afterwards. */
export const replyKeepMs = 60 * 86_400_000;
