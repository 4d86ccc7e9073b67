import type { SheetHeadView } from '../../../domain/api/console/index.ts';
import type { PublicService } from '../../../domain/service/index.ts';

/** One record of a file, as it would be an entry, or why it cannot be one. */
export type ReadRecord =
  | {
      readonly at: string;
      readonly service: PublicService;
      readonly repairs: readonly string[];
      /** Fields that the file has no word about. */
      readonly unsaid: readonly string[];
    }
  | {
      readonly at: string;
      readonly code: string;
      readonly refused: string;
      readonly detail: string;
    };

/** A file that cannot be read at all: what is wrong, and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/**
 * Reads a file of procedures record by record, holding one at a time. Given by the command line: the
 * hub does not know the forms of sources.
 *
 * @param path of the file; its ending says what it is
 * @throws UnreadableFile
 */
export type CatalogueReader = (
  path: string,
  options: { readonly columnMapPath?: string; readonly snapshotDate?: string },
) => AsyncIterable<ReadRecord>;

/**
 * Reads the first rows of a sheet, undefined for a file that is none.
 *
 * @param path of the file; its ending says what it is
 * @param sheet of a workbook, from 1
 * @throws UnreadableFile
 */
export type SheetHeadReader = (
  path: string,
  sheet: number,
) => Promise<NonNullable<SheetHeadView['head']> | undefined>;

/** What reads the files that editors bring. */
export interface CatalogueReaders {
  readonly readCatalogue: CatalogueReader;
  readonly readSheetHead: SheetHeadReader;
}

const none = (): never => {
  throw new UnreadableFile('This hub was started without the readers of catalogues.');
};
/** A hub that was started without them says so. */
export const noReaders: CatalogueReaders = {
  readCatalogue: none,
  readSheetHead: async () => none(),
};
