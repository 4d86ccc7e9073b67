export type { LaterErrors } from './check-job.ts';
export { sayFinding } from './say-finding.ts';
export { type Findings, useFindings } from './use-findings.ts';
