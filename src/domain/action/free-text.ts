/** Longest free text of a resident, in UTF-16 units: two spoken minutes, and one paper slip. */
export const freeTextLengthMax = 1000;

/** City categories of feedback (domain.md §1); complaints and denunciations are guided elsewhere. */
export const feedbackCategories = [
  'environment',
  'traffic',
  'security',
  'health',
  'construction',
  'other',
] as const;
