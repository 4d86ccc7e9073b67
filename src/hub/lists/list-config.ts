import * as z from 'zod/mini';
import { localTextSchema, placeKinds } from '../../domain/service/index.ts';
import { isJsonPointer, requestHeadersSchema } from '../sources/index.ts';

/** Most lists of one hub. */
const listsMax = 24;
const FieldSchema = z.string().check(z.minLength(1), z.maxLength(200));

const LimitsSchema = z.strictObject({
  /** Longest wait for the whole answer, ms: a list has hours, and nobody waits for it. */
  timeoutMs: z._default(z.int().check(z.minimum(50), z.maximum(120_000)), 60_000),
  /** Largest answer, bytes: 10,000 places are 3 MB. What is longer is never read to its end. */
  bytesMax: z._default(z.int().check(z.minimum(100), z.maximum(16_777_216)), 8_388_608),
});

const common = {
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,20}$/)),
  /** Who says so: stands beneath every line on the wall. */
  source: localTextSchema,
  /** Absent: the list comes as a file, by hand. */
  request: z.optional(
    z.strictObject({
      url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s{}/]+\/\S*$/)),
      headers: requestHeadersSchema,
    }),
  ),
  everyHours: z._default(z.int().check(z.minimum(1), z.maximum(720)), 24),
  /** JSON: where the list stands. */
  items: z._default(
    z.string().check(
      z.maxLength(200),
      z.refine((pointer) => isJsonPointer(pointer)),
    ),
    '',
  ),
  /** CSV: between columns. */
  separator: z._default(z.enum([',', ';', '\t']), ','),
  limits: z.prefault(LimitsSchema, {}),
};

const PlacesSchema = z.strictObject({
  ...common,
  gives: z.literal('places'),
  kind: z.enum(placeKinds),
  format: z.enum(['csv', 'json', 'geojson']),
  fields: z.strictObject({
    /** What the source calls a place; the key on the kiosk is made of it. */
    id: FieldSchema,
    name: FieldSchema,
    nameEn: z.optional(FieldSchema),
    address: z.optional(FieldSchema),
    /** Degrees; a GeoJSON says them by itself. */
    lat: z.optional(FieldSchema),
    lon: z.optional(FieldSchema),
    wardCode: z.optional(FieldSchema),
    phone: z.optional(FieldSchema),
    /** Opening hours in words. */
    hours: z.optional(FieldSchema),
    price: z.optional(FieldSchema),
    /** Places of a car park. */
    capacity: z.optional(FieldSchema),
  }),
});
export type PlaceList = z.infer<typeof PlacesSchema>;

const NoticesSchema = z.strictObject({
  ...common,
  gives: z.literal('notices'),
  format: z.enum(['csv', 'json', 'rss']),
  /** RSS and Atom have names of their own for these. */
  fields: z.optional(
    z.strictObject({
      id: FieldSchema,
      title: FieldSchema,
      body: FieldSchema,
      published: FieldSchema,
      expires: z.optional(FieldSchema),
      category: z.optional(FieldSchema),
    }),
  ),
  /** A notice that says no end stands so long, days. */
  standsDays: z._default(z.int().check(z.minimum(1), z.maximum(90)), 30),
});
export type NoticeList = z.infer<typeof NoticesSchema>;

/** How a list of another system becomes drafts of places or of notices (docs/boards.md). */
export const ListConfigSchema = z.union([PlacesSchema, NoticesSchema]).check(
  z.refine(
    (list) => list.gives === 'places' || list.format === 'rss' || list.fields !== undefined,
    'notices in CSV and JSON need their fields',
  ),
  z.refine((list) => {
    if (list.format === 'csv' || list.format === 'rss') return true;
    return Object.values(list.fields ?? {}).every(
      (field) => field === undefined || isJsonPointer(field),
    );
  }, 'every field of JSON is a JSON Pointer, such as /properties/name'),
);
export type ListConfig = z.infer<typeof ListConfigSchema>;

/** `lists.json`. Names are unique: documents are called after them. */
export const ListFileSchema = z.strictObject({
  v: z.literal(1),
  lists: z.array(ListConfigSchema).check(
    z.maxLength(listsMax),
    z.refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'twice one name'),
  ),
});
