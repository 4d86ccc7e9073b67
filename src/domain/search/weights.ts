/**
 * What a procedure loses that the refused words of a query find first when they are asked alone, and
 * how fast that fades for the next ones; if they are about a procedure at all. By hand.
 */
export const refusalLoss = 0.3;
export const refusalFade = 10;
export const refusalConfidenceMin = 1;

/**
 * Below this log-odds a query is led to the likeliest other door. Of 1,119 queries for procedures that
 * are not written to mislead 2 are then led away (817: 1), of 223 wishes that no office serves 200 are
 * recognised; at -1.5 none and 192.
 */
export const confidenceMin = -0.5;
