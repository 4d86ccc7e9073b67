export { KeyView } from './key-view.tsx';
export { type PublisherKey, signTexts } from './publisher-key.ts';
export { type KeyState, useKey } from './use-key.ts';
