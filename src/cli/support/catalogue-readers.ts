import { readForReview, readSheetHead } from '../../content/import/index.ts';
import { type CatalogueReaders, UnreadableFile } from '../../hub/index.ts';

const fail = (words: string) => new UnreadableFile(words);

/** The readers of `motcham content import`, for the import page of a hub. */
export const catalogueReaders: CatalogueReaders = {
  readCatalogue: (path, options) => readForReview(path, options, fail),
  readSheetHead: (path, sheet) => readSheetHead(path, sheet, fail),
};
