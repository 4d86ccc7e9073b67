export { type AuditHead, headText, lastHead, signHead } from './audit-head.ts';
export { exportAudit, verifyAudit } from './audit-of-store.ts';
export { AuditHeads } from './head-worker.ts';
export { listAudit } from './list-audit.ts';
export { type AuditNote, noteAudit } from './note-audit.ts';
export {
  type AuditVerdict,
  exportLines,
  readLines,
  type StoredLine,
  verifyLines,
} from './verify-audit.ts';
