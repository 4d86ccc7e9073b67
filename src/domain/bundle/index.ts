export { isSectionIntact } from './intact.ts';
export {
  type Manifest,
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
export {
  type InstalledState,
  type ManifestError,
  signManifest,
  verifyManifest,
} from './verify.ts';
