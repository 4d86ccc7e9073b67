import type { FastifyBaseLogger } from 'fastify';
import type { FrameWord } from '../../domain/service/index.ts';
import type { ConsoleHub } from '../people/index.ts';
import type { CatalogueReaders } from './import/catalogue-reader.ts';

/** What editors' documents need of the running hub. */
export interface EditingHub extends ConsoleHub {
  readonly log: FastifyBaseLogger;
  /** Read files of procedures that editors bring. */
  readonly readers: CatalogueReaders;
  /** Words of the kiosk's own screens, as its application brings them. */
  readonly frameWords: readonly FrameWord[];
}
