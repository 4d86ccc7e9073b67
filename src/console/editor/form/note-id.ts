/** The note about a place, for whoever hears its field: the first, the second of them. */
export const noteId = (where: string, nth: number): string => `found-${where}-${nth}`;
