/** Words and marks of how a text stands in the other language. */
export const stateWords = {
  missing: 'editor.trMissing',
  stale: 'editor.trStale',
  new: 'editor.trNew',
  approved: 'editor.trApproved',
} as const;
export const stateShapes = {
  missing: 'error',
  stale: 'warning',
  new: 'running',
  approved: 'well',
} as const;
