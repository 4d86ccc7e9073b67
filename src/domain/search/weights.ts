/**
 * What a procedure loses that the refused words of a query find first when they are asked alone, and
 * how fast that fades for the next ones; if they are about a procedure at all. By hand.
 */
export const refusalLoss = 0.3;
export const refusalFade = 10;
export const refusalConfidenceMin = 1;

/**
 * Below this log-odds a query is led to the likeliest other door. Of 1,113 queries for procedures of the
 * 817 two are then led away, of 238 more, 69 of them written to mislead, ten; of 223 wishes that no office
 * serves 200 are recognised. At -1.5: none, six, 192.
 */
export const confidenceMin = -0.5;

/** What a procedure loses that only another province does: there are up to thirteen of one title. By hand. */
export const elsewhereLoss = 0.5;
