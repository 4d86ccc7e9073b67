import * as z from 'zod/mini';
import { boardKeySchema, pointSchema } from './city-board.ts';
import { openingSchema } from './opening.ts';
import { daySchema, localTextSchema } from './text.ts';

export const placeKeySchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,59}$/));

/** Code of a ward or commune, five digits. */
export const wardCodeSchema = z.string().check(z.regex(/^\d{5}$/));

/** A text somebody stated, or that nobody has: never a guess. */
const statedTextSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), text: localTextSchema }),
  z.object({ kind: z.literal('unknown') }),
]);

/** Kinds of places: offices first, then what a resident looks for near home. */
export const placeKinds = [
  'servicePoint',
  'cityBranch',
  'police',
  'pharmacy',
  'health',
  'school',
  'parking',
] as const;
const placeKindSchema = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof placeKindSchema>;

/** Most places of a content: the city named 5,607 pharmacies and 2,752 schools. */
export const placesMax = 12_000;
/** Most wards that one place serves: a city has 126. */
const servesMax = 200;

/** A place a resident can go to. */
export const placeSchema = z.object({
  key: placeKeySchema,
  kind: placeKindSchema,
  name: localTextSchema,
  address: statedTextSchema,
  /** Opening hours in words, where they are not given by day. */
  hours: statedTextSchema,
  /** Opening hours by day, out of which "open now" is told. */
  opening: z.optional(openingSchema),
  wardCode: z.optional(wardCodeSchema),
  at: z.optional(pointSchema),
  phone: z.optional(z.string().check(z.regex(/^[0-9 .+-]{3,20}$/))),
  /** Wards whose residents it is for; absent: nobody said, or everybody. */
  serves: z.optional(z.array(wardCodeSchema).check(z.minLength(1), z.maxLength(servesMax))),
  /** What it costs, in words with their unit; absent: nothing was said. */
  price: z.optional(localTextSchema),
  /** Of a car park: places in all. */
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20_000))),
  /** Station of a city board that says how many places are free, or how many people wait. */
  board: z.optional(z.strictObject({ board: boardKeySchema, station: boardKeySchema })),
  source: localTextSchema,
  /** The day somebody last confirmed it. Absent: nobody has. */
  checkedOn: z.optional(daySchema),
});
export type Place = z.infer<typeof placeSchema>;

/** Offices stand in a section that is read at boot; the others are read when somebody looks. */
export const isOffice = ({ kind }: Pick<Place, 'kind'>): boolean =>
  kind === 'cityBranch' || kind === 'servicePoint';
