/**
 * What a procedure loses that the refused words of a query find first when they are asked alone, and
 * how fast that fades for the next ones; if they are about a procedure at all. By hand.
 */
export const refusalLoss = 0.3;
export const refusalFade = 10;
export const refusalConfidenceMin = 1;

/** Below this a query is called no procedure: 0.3 % of queries for procedures are. */
export const confidenceMin = -0.75;

/** Below this a door that is near is likelier meant than the procedure that was found. */
export const nearbyMax = 0.5;
