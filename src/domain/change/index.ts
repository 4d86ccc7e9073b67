export { type FieldChange, isSame, valueAt, withValueAt } from './fields.ts';
export { importedFields } from './imported-fields.ts';
export { nameOfPath } from './member-words.ts';
export { type Clash, type Merged, mergeEdits } from './merge.ts';
export { namePart, sayPart } from './say-part.ts';
export { type DraftChange, tellChanges } from './tell-change.ts';
export type { TellOptions, ToldChange } from './told.ts';
export { wardCount } from './ward-count.ts';
