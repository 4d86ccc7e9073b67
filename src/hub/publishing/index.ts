export { putApp } from './apps.ts';
export { type ClipPack, putClips } from './clips.ts';
export { consolePublishRoutes } from './console-routes.ts';
export type { Content } from './content.ts';
export type {
  BuiltContent,
  BuiltFinding,
  ContentBuilder,
  WrittenDocument,
} from './content-builder.ts';
export { noBuilder } from './no-builder.ts';
export { watchOnline } from './online-renewal.ts';
export { readPhoneContent } from './phone-content.ts';
export { type Published, publish } from './publish.ts';
export { signerOf } from './publish-targets.ts';
export { publishedSection } from './published-section.ts';
export { PublishedVersion } from './published-version.ts';
export { findRelease, listReleases, type Release } from './read-releases.ts';
export {
  holdRelease,
  prepareRelease,
  type ReleaseError,
  releaseNext,
  rollBack,
  signRelease,
  voidRelease,
} from './releases.ts';
export { placeSql } from './ring-facts.ts';
export { rolloutFacts, watchRollouts } from './rollout-watch.ts';
export { openRoot, rootText } from './root.ts';
export { publishingRoutes } from './routes.ts';
export { findRing, type RunningRing } from './running-ring.ts';
export { noteUse } from './version-use.ts';
