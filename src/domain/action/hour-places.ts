/** Visitors in one hour of one branch where nobody has said how many it takes. */
export const hourPlacesDefault = 4;
/** Most that a branch may be said to take in one hour. */
export const hourPlacesMax = 200;
/** Places beside these for visitors of 75 or older, who are served first (domain.md §2). */
export const hourPlacesForOld = 1;
