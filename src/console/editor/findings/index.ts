export type { LaterErrors } from './check-job.ts';
export { fieldAt, goToField } from './field-at.ts';
export { sayFinding } from './say-finding.ts';
export { UnplacedNotes } from './unplaced-notes.tsx';
export { type Findings, useFindings } from './use-findings.ts';
export { useUnplaced } from './use-unplaced.ts';
