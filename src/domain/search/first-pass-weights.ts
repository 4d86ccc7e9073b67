/**
 * First pass: what adds up the postings, against a plain word of the query = 1. By hand. Each has a
 * name of its own, so that a build writes the number in its place.
 */
export const keyOfMarked = 0.6;
export const word = 0.5;
export const otherMarks = 0.25;
export const noMarks = 0.5;
export const pair = 0.8;
export const otherReading = 0.4;
export const prefixKnown = 0.3;
export const prefixOnly = 1;
export const concept = 0.9;
export const rule = 1.3;
export const english = 1;
export const meaningWords = 4;
export const tellingMin = 0.2;
export const everywhere = 5;
