export { contentFromDocuments } from './from-documents.ts';
