export { applyEdit, applyEdits } from './apply-edit.ts';
export type { EditRefusal, GuideEdit, OutcomeFields } from './guide-edit.ts';
export { goOn, type History, redo, startHistory, undo, undoMax } from './history.ts';
