export { isSectionIntact } from './intact.ts';
export {
  type Manifest,
  ManifestSchema,
  manifestBytesMax,
  type PublisherTrust,
  PublisherTrustSchema,
  type SectionKind,
  type SectionRef,
  type SignedManifest,
  SignedManifestSchema,
  sectionBytesMax,
  sectionCountMax,
  sectionKinds,
} from './manifest.ts';
export {
  type InstalledState,
  type ManifestError,
  signManifest,
  verifyManifest,
} from './verify.ts';
