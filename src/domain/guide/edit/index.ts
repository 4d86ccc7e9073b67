export { applyEdits } from './apply-edit.ts';
export type { EditRefusal, GuideEdit, OutcomeFields } from './guide-edit.ts';
export { goOn, type History, redo, startHistory, undo } from './history.ts';
