export { clipKey } from './clip-key.ts';
export {
  type Clip,
  type ClipKind,
  clipBytesMax,
  clipKinds,
  packClips,
  readClipPack,
} from './clip-pack.ts';
export { sayable } from './sayable.ts';
export { stretch } from './stretch.ts';
export {
  type ScreenPart,
  scriptOf,
  sentencesOf,
  type Utterance,
  utteranceLengthMax,
} from './utterance.ts';
