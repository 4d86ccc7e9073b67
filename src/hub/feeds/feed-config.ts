import * as z from 'zod/mini';
import { boardKeySchema } from '../../domain/service/index.ts';
import { isJsonPointer, requestHeadersSchema } from '../sources/index.ts';

/** Most feeds of one hub: several for each board that a content can have. */
const feedsMax = 48;
/** Longest name of a member or a column. */
const fieldCharsMax = 200;
/** Most names of stations in one mapping: more than a content has stations. */
const mappedMax = 1_000;

const FieldSchema = z.string().check(z.minLength(1), z.maxLength(fieldCharsMax));

const LimitsSchema = z.strictObject({
  /** Longest wait for the whole answer, ms: a feed has minutes, and nobody waits for it. */
  timeoutMs: z._default(z.int().check(z.minimum(50), z.maximum(60_000)), 20_000),
  /** Largest answer, bytes; what is longer is never read to its end. */
  bytesMax: z._default(z.int().check(z.minimum(100), z.maximum(4_194_304)), 1_048_576),
});

/** How one board's numbers are fetched and read (docs/boards.md). */
export const FeedConfigSchema = z
  .strictObject({
    name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)),
    /** Key of the board in the content. */
    board: boardKeySchema,
    /** Made-up numbers for trying: marked on every screen, refused outside a trial. */
    trial: z._default(z.boolean(), false),
    request: z.strictObject({
      url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s{}/]+\/\S*$/)),
      headers: requestHeadersSchema,
    }),
    everyMinutes: z.int().check(z.minimum(1), z.maximum(1_440)),
    format: z.enum(['json', 'csv', 'geojson']),
    /** JSON: where the list stands. */
    items: z._default(
      z.string().check(
        z.maxLength(fieldCharsMax),
        z.refine((pointer) => isJsonPointer(pointer)),
      ),
      '',
    ),
    /** CSV: between columns. */
    separator: z._default(z.enum([',', ';', '\t']), ','),
    station: z.strictObject({
      at: FieldSchema,
      /** The source's name of a station → its key on the board. */
      keys: z
        .record(z.string().check(z.maxLength(100)), boardKeySchema)
        .check(z.refine((keys) => Object.keys(keys).length <= mappedMax)),
    }),
    value: z.strictObject({
      at: FieldSchema,
      /** What the number is multiplied by to be in the board's unit. */
      factor: z._default(z.number().check(z.refine((factor) => factor !== 0)), 1),
      /** In numbers that are written as text. */
      decimal: z._default(z.enum(['.', ',']), '.'),
    }),
    /** What the source says of its unit; another word there, and the number is refused. */
    unit: z.optional(
      z.strictObject({ at: FieldSchema, is: z.string().check(z.minLength(1), z.maxLength(60)) }),
    ),
    time: z.strictObject({
      at: FieldSchema,
      /** `iso`: 2026-11-22T14:05; `dayMonthYear`: 22/11/2026 14:05. */
      format: z.enum(['iso', 'dayMonthYear', 'epochSeconds', 'epochMilliseconds']),
      /** For times that say none. */
      zone: z._default(z.string().check(z.regex(/^[+-](?:0\d|1[0-4]):[0-5]\d$/)), '+07:00'),
    }),
    /** Where the source says that it measures; GeoJSON says it by itself. */
    place: z.optional(z.strictObject({ lat: FieldSchema, lon: FieldSchema })),
    limits: z.prefault(LimitsSchema, {}),
  })
  .check(
    z.refine((feed) => {
      if (feed.format === 'csv') return true;
      const { station, value, unit, time, place } = feed;
      const fields = [station.at, value.at, unit?.at, time.at, place?.lat, place?.lon];
      return fields.every((field) => field === undefined || isJsonPointer(field));
    }, 'every field of JSON is a JSON Pointer, such as /properties/aqi'),
  );
export type FeedConfig = z.infer<typeof FeedConfigSchema>;

/** `feeds.json` (docs/boards.md). Names are unique: what was heard is kept under them. */
export const FeedFileSchema = z.strictObject({
  v: z.literal(1),
  feeds: z.array(FeedConfigSchema).check(
    z.maxLength(feedsMax),
    z.refine(
      (list) => new Set(list.map(({ name }) => name)).size === list.length,
      'twice one name',
    ),
  ),
});
