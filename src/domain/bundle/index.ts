export { type DetailsRef, readDetailsList } from './details-list.ts';
export { namedByManifest, readFactsList } from './facts-list.ts';
export { type FactsPlace, placesInShard, writeFactsShard } from './facts-shard.ts';
export { guidesByService } from './guides-by-service.ts';
export { type GuideRef, readGuidesList } from './guides-list.ts';
export { isSectionIntact } from './intact.ts';
export {
  detailsCountMax,
  type Manifest,
  type ManifestKind,
  manifestBytesMax,
  type PublisherTrust,
  PublisherTrustSchema,
  type SectionKind,
  type SectionRef,
  type SignedManifest,
  SignedManifestSchema,
  sectionBytesMax,
  sectionCountMax,
} from './manifest.ts';
export { shardOf } from './shard.ts';
export {
  type InstalledState,
  type ManifestError,
  signManifest,
  verifyManifest,
} from './verify.ts';
