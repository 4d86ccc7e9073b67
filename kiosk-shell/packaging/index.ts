export { buildDeb, type Deb, type DebOptions, placedFiles } from './build-deb.ts';
export { type Architecture, architectures, cacheDirectory, PartMissing } from './npm-parts.ts';
