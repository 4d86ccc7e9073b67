import type { FastifyBaseLogger } from 'fastify';
import type { FrameWord } from '../../domain/service/index.ts';
import type { ConsoleHub } from '../people/index.ts';
import type { CatalogueReader } from './import/catalogue-reader.ts';

/** What editors' documents need of the running hub. */
export interface EditingHub extends ConsoleHub {
  readonly log: FastifyBaseLogger;
  /** Reads files of procedures that editors bring. */
  readonly readCatalogue: CatalogueReader;
  /** Words of the kiosk's own screens, as its application brings them. */
  readonly frameWords: readonly FrameWord[];
}
