/** Whether a query is about a procedure: a logistic regression, log-odds. Fitted on our own wishes of
 * both kinds, each outside wish once more with little of the outside vocabulary known;
 * `story` by hand: whoever tells a long story to this kiosk has a matter for an office. */
export const bias = -4.9;
export const known = 3.36;
export const aliasMeant = -4.85;
export const chain = 1.85;
export const titleCovered = 0.98;
export const ordered = 2.29;
export const aliasWhole = 5.16;
export const raw = 2.28;
export const outside = -5.44;
export const anyOutside = -2.35;
export const unknown = -1.31;
export const action = 0.86;
export const meant = -0.79;
export const single = -0.41;
export const story = 4;
