export { checkBackup, type Restored, restoreKeys, restoreTables } from './restore-backup.ts';
export { type Backup, takeBackup } from './take-backup.ts';
