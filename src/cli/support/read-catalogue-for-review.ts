import { readForReview } from '../../content/import/index.ts';
import { type CatalogueReader, UnreadableFile } from '../../hub/index.ts';

/** The readers of `motcham content import`, for the import page of a hub. */
export const readCatalogueForReview: CatalogueReader = (path, options) =>
  readForReview(path, options, (words) => new UnreadableFile(words));
