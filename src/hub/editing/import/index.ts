export { breathing } from './breath.ts';
export {
  type CatalogueReaders,
  noReaders,
  type ReadRecord,
  UnreadableFile,
} from './catalogue-reader.ts';
export { importRoutes } from './import-routes.ts';
