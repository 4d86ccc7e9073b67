export {
  type AppTarget,
  appBytesMax,
  appCustom,
  appTargetPath,
  appTargets,
  chooseApp,
  readAppTarget,
} from './app-target.ts';
export {
  type ContentTarget,
  chooseContent,
  contentEntry,
  contentTargets,
  firstOf,
  isInRing,
  type Ring,
  targetsMax,
} from './content-target.ts';
export { type DetailsRef, readDetailsList } from './details-list.ts';
export { namedByManifest, readFactsList } from './facts-list.ts';
export { type FactsPlace, placesInShard, writeFactsShard } from './facts-shard.ts';
export { guidesByService } from './guides-by-service.ts';
export { type GuideRef, readGuidesList } from './guides-list.ts';
export { isSectionIntact } from './intact.ts';
export { keyEntry, type VouchedKey, vouchedKeys } from './key-target.ts';
export {
  detailsCountMax,
  type Manifest,
  type ManifestKind,
  manifestBytesMax,
  pictureKey,
  type SectionKind,
  type SectionRef,
  sectionBytesMax,
  sectionCountMax,
} from './manifest.ts';
export { type ManifestError, readManifest } from './read-manifest.ts';
export { readRing, readRingApps, releaseDigest } from './release-digest.ts';
export {
  judgeRollout,
  mayBeChance,
  type RolloutSide,
  rolloutSessionsMin,
  type StopReason,
} from './rollout.ts';
export {
  batchQuery,
  sectionBatchBytesMax,
  sectionBatchCountMax,
  sectionBatches,
} from './section-batch.ts';
export { shardOf } from './shard.ts';
