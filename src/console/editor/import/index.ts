export { ImportFiles } from './import-files.tsx';
export { ImportRecords } from './import-records.tsx';
