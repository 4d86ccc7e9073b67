export { documentRoutes } from './routes.ts';
export { type SeedDocument, seedDocuments } from './seed-documents.ts';
