export { idbLibraryStore } from './idb-library-store.ts';
export { createLibrary, type InstalledLibrary } from './installed-library.ts';
export { contentOf, memoryLibrary } from './memory-library.ts';
export { memoryLibraryStore } from './memory-library-store.ts';
export { nearbyOf } from './nearby-shelf.ts';
export { tellSoon } from './tell-soon.ts';
