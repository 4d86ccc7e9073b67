export { type DraftStage, nextPicture, openStage } from './draft-stage.tsx';
export { type OpenDraft, openDraft } from './draft-view.ts';
export { type TrialProgress, tryDraft } from './trial.ts';
