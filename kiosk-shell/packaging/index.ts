export { buildDeb, type Deb, type DebOptions } from './build-deb.ts';
export { type Architecture, architectures, cacheDirectory, PartMissing } from './npm-parts.ts';
