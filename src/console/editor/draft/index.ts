export { Draft, type DraftWorld, type SaveState } from './draft.ts';
export { type DraftStore, idbDraftStore, type KeptDraft } from './draft-store.ts';
