export type { NewKind } from './blank-document.ts';
export { NewDocument } from './new-document.tsx';
export { RemoveDialog } from './remove-dialog.tsx';
