import * as z from 'zod/mini';
import { boardKeySchema, boardStationsMax, cityBoardsMax } from '../service/index.ts';

/** Largest document of readings, bytes: every kiosk of a city takes it every few minutes. */
export const readingsBytesMax = 64 * 1024;
/** Readings of a station on the wire: the last, and the one that its trend is told by. */
const readingsOfStationMax = 2;
/** The last millisecond that a JavaScript date has. */
const instantMax = 8_640_000_000_000_000;

const ReadingSchema = z.object({
  /** When it was measured, ms since 1970. */
  at: z.int().check(z.minimum(0), z.maximum(instantMax)),
  value: z.number(),
});

/**
 * The last good readings of every board: `GET /hub/v1/readings`. Numbers and times only. Every word
 * around them is content that publishers signed, and the kiosk judges each number by it once more.
 */
export const ReadingsAnswerSchema = z.object({
  v: z.literal(1),
  boards: z
    .array(
      z.object({
        board: boardKeySchema,
        stations: z
          .array(
            z.object({
              station: boardKeySchema,
              /** Made up, for trying: shown as that. */
              trial: z.boolean(),
              readings: z
                .array(ReadingSchema)
                .check(z.minLength(1), z.maxLength(readingsOfStationMax)),
            }),
          )
          .check(z.maxLength(boardStationsMax)),
      }),
    )
    .check(z.maxLength(cityBoardsMax)),
});
export type ReadingsAnswer = z.infer<typeof ReadingsAnswerSchema>;
