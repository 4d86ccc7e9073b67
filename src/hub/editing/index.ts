export { type Brought, bringDocuments } from './bring-documents.ts';
export {
  type CatalogueReaders,
  importRoutes,
  noReaders,
  type ReadRecord,
  UnreadableFile,
} from './import/index.ts';
export { bringPicture, findPictures, pictureRoutes } from './pictures/index.ts';
export { dropProposed, proposeSynonym } from './propose-synonym.ts';
export {
  findDocument,
  listBodies,
  listChanges,
  listWithdrawn,
  markPublished,
} from './read-documents.ts';
export { restorePublished } from './restore-published.ts';
export { documentRoutes } from './routes.ts';
export { type SeedDocument, seedDocuments } from './seed-documents.ts';
