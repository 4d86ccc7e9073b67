export { type ClipShelf, createClipShelf } from './clip-shelf.ts';
export { type Follower, followScreen, type ScreenFollower } from './follow-screen.ts';
export { type Outputs, watchHeadset } from './headset.ts';
export { createKeyTone, type KeyTone } from './key-tone.ts';
export { personalValues } from './personal-values.ts';
export { type ReadingNotes, type ReadPart, readScreen } from './read-screen.ts';
export { createSpeaker, gainOf, type Speaker, type SpeakerParts } from './speaker.ts';
export { writesOwn } from './writes-own.ts';
