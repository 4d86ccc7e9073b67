export { NewDocument } from './new-document.tsx';
export { RemoveDialog } from './remove-dialog.tsx';
