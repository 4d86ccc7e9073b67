export { listBodies, listChanges, markPublished } from './read-documents.ts';
export { documentRoutes } from './routes.ts';
export { type SeedDocument, seedDocuments } from './seed-documents.ts';
