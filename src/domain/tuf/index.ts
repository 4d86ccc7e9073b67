export type { Parsed, ParsedObject } from './canonical.ts';
export { holds } from './key.ts';
export { readMetadata, type Signed, type TopLevelRole } from './metadata.ts';
export { type Refreshed, refreshTuf } from './refresh.ts';
export { isSignedBy } from './signatures.ts';
export type { Trusted, TufFailure, TufSource, TufState } from './state.ts';
export { type FoundTarget, findTarget, isTarget } from './target.ts';
export { trialMark } from './trial-mark.ts';
export {
  bytesToSign,
  type MetadataSignature,
  type MetadataSigner,
  metadataFile,
  metadataInstant,
  type NamedKey,
  nameKey,
  type PlannedTarget,
  rootSigned,
  signMetadata,
  snapshotSigned,
  targetsSigned,
  timestampSigned,
  type WrittenFile,
  writeMetadata,
} from './write.ts';
