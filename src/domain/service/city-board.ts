import * as z from 'zod/mini';
import { localTextSchema } from './text.ts';

/** What a board measures; a screen draws each in its own way. */
export const cityBoardKinds = ['air', 'water', 'rain', 'flood', 'parking'] as const;
export type CityBoardKind = (typeof cityBoardKinds)[number];

/** How grave a level is: what a colour and a drawing say of it beside its name (R21). */
export const boardTones = ['calm', 'warning', 'danger'] as const;
export type BoardTone = (typeof boardTones)[number];

/** Most boards of a city: more is no list that a resident finds anything in. */
export const cityBoardsMax = 12;
/** Most stations of all boards: their readings have to fit the 64 KB that a kiosk takes at once. */
export const boardStationsMax = 360;
/** Most levels of a scale: VN_AQI has six. */
const levelsMax = 8;
/** Longest name of a level and of a station, characters: one line beside a large number. */
const shortCharsMax = 60;
/** Longest advice, characters: four lines on a ten-inch screen at the largest text. */
const adviceCharsMax = 160;
/** Longest unit, characters: stands beside the number. */
const unitCharsMax = 24;
/** A week: nothing that is measured by the hour is of use after it. */
const goneAfterHoursMax = 7 * 24;

const text = (charsMax: number) =>
  z.pipe(
    localTextSchema,
    z.object({
      vi: z.string().check(z.maxLength(charsMax)),
      en: z.string().check(z.maxLength(charsMax)),
    }),
  );

/** Names of boards and stations; short, because every reading on the wire has both. */
export const boardKeySchema = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));

/** Degrees, WGS 84. Inside Vietnam with room around it: a swapped pair is refused. */
export const pointSchema = z.strictObject({
  lat: z.number().check(z.minimum(8), z.maximum(24)),
  lon: z.number().check(z.minimum(102), z.maximum(110)),
});
export type Point = z.infer<typeof pointSchema>;

const stationSchema = z.strictObject({
  key: boardKeySchema,
  name: text(shortCharsMax),
  /** Code of its ward, five digits, where it is known. */
  wardCode: z.optional(z.string().check(z.regex(/^\d{5}$/))),
  /** Where it stands, where that is known: a feed that says another place is not believed. */
  at: z.optional(pointSchema),
  /** Of a car park: places in all; absent where nobody knows. */
  capacity: z.optional(z.int().check(z.minimum(1), z.maximum(20_000))),
});
export type BoardStation = z.infer<typeof stationSchema>;

const levelSchema = z.strictObject({
  /** The highest value that is still in this level; absent in the last. */
  upTo: z.optional(z.number()),
  name: text(shortCharsMax),
  tone: z.enum(boardTones),
  /** What it means for everybody. */
  everybody: text(adviceCharsMax),
  /** What it means for a child, an elderly or an ill person, where that is more. */
  sensitive: z.optional(text(adviceCharsMax)),
});
export type BoardLevel = z.infer<typeof levelSchema>;

const rising = (levels: readonly BoardLevel[]): boolean =>
  levels.every(({ upTo }, at) => {
    if (at === levels.length - 1) return upTo === undefined;
    const next = levels[at + 1]?.upTo ?? Number.POSITIVE_INFINITY;
    return upTo !== undefined && upTo < next;
  });

/**
 * What a board of the city says in words, and what of its numbers may be believed. It is content,
 * signed by two publishers; the numbers come by a feed and are held against it (docs/boards.md).
 */
export const cityBoardSchema = z
  .strictObject({
    key: boardKeySchema,
    kind: z.enum(cityBoardKinds),
    title: text(shortCharsMax),
    /** What is measured, in a sentence. */
    about: text(adviceCharsMax),
    /** Who measures. */
    source: text(shortCharsMax),
    /** Written behind every number. */
    unit: text(unitCharsMax),
    /** Digits behind the comma. */
    digits: z.int().check(z.minimum(0), z.maximum(2)),
    /** A value outside is a fault of an instrument or of a unit, and is refused. */
    range: z.strictObject({ min: z.number(), max: z.number() }),
    /** The smallest difference within an hour that is called rising or falling, in the unit. */
    trendStep: z.number().check(z.gt(0)),
    /** Lowest level first; empty where no public standard is known for sure. */
    scale: z.array(levelSchema).check(
      z.maxLength(levelsMax),
      z.refine((levels) => rising(levels), 'upper bounds must rise; only the last has none'),
    ),
    /** The standard that the scale is out of; needed where there is one. */
    standard: z.optional(text(adviceCharsMax)),
    /** From this age on a number steps back and says its age first, minutes. */
    oldAfterMinutes: z.int().check(z.minimum(5), z.maximum(24 * 60)),
    /** From this age on there is no number any more, hours. */
    goneAfterHours: z.int().check(z.minimum(1), z.maximum(goneAfterHoursMax)),
    stations: z.array(stationSchema).check(
      z.minLength(1),
      z.maxLength(boardStationsMax),
      z.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'twice one key'),
    ),
  })
  .check(
    z.refine(({ range }) => range.min < range.max, {
      error: 'min must be below max',
      path: ['range', 'min'],
    }),
    z.refine(({ scale, standard }) => scale.length > 0 === (standard !== undefined), {
      error: 'a scale and its standard come together',
      path: ['standard'],
    }),
    z.refine(({ oldAfterMinutes, goneAfterHours }) => oldAfterMinutes < goneAfterHours * 60, {
      error: 'old must come before gone',
      path: ['goneAfterHours'],
    }),
  );
export type CityBoard = z.infer<typeof cityBoardSchema>;

/** All boards of a content. */
export const cityBoardsSchema = z.array(cityBoardSchema).check(
  z.maxLength(cityBoardsMax),
  z.refine((list) => new Set(list.map(({ key }) => key)).size === list.length, 'twice one key'),
  z.refine(
    (list) => list.reduce((sum, { stations }) => sum + stations.length, 0) <= boardStationsMax,
    'more stations than fit one answer',
  ),
);
