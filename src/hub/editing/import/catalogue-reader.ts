import type { PublicService } from '../../../domain/service/index.ts';

/** One record of a file, as it would be an entry, or why it cannot be one. */
export type ReadRecord =
  | { readonly at: string; readonly service: PublicService; readonly repairs: readonly string[] }
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

/** A hub that was started without one says so. */
export const noReader: CatalogueReader = () => {
  throw new UnreadableFile('This hub was started without the readers of catalogues.');
};
