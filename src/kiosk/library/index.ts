export { idbLibraryStore, libraryDatabase } from './idb-library-store.ts';
export {
  createLibrary,
  type InstalledLibrary,
  type LibraryParts,
} from './installed-library.ts';
export type { LibraryStore } from './library-store.ts';
export type { RefreshError } from './look-for-content.ts';
export { contentOf, type MemoryLibrary, memoryLibrary } from './memory-library.ts';
export { libraryDisk, memoryLibraryStore } from './memory-library-store.ts';
