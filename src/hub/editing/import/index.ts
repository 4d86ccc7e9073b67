export { breathing } from './breath.ts';
export {
  type CatalogueReader,
  noReader,
  type ReadRecord,
  UnreadableFile,
} from './catalogue-reader.ts';
export { importRoutes } from './import-routes.ts';
