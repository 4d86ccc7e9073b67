export { AsOfField } from './as-of-field.tsx';
export { AsOfNote } from './as-of-note.tsx';
export { useAsOf } from './use-as-of.ts';
