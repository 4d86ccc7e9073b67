import * as z from 'zod/mini';
import { localTextSchema } from '../../service/index.ts';

/** Paths of what other systems give, below the console's API. */
export const feedPaths = {
  /** GET: every feed of numbers and every list of places and news. */
  all: 'feeds',
  /** POST: asks one now. */
  ask: (name: string) => `feeds/${encodeURIComponent(name)}/ask`,
} as const;

/** A source was left alone for so long before somebody may have it asked again, ms. */
export const feedRestMs = 60_000;

/** Why a source gave nothing. */
export const sourceFailures = [
  'unreachable',
  'timedOut',
  'tooLarge',
  'redirected',
  'notUtf8',
  'html',
  'notJson',
  'notCsv',
  'notRss',
  'noList',
  'tooMany',
  'noBoard',
  'noAddress',
] as const;
/** What came of asking a source. */
export type SourceOutcome =
  | (typeof sourceFailures)[number]
  | 'read'
  | 'unchanged'
  | `status-${number}`;

/** Why a single number or record was not taken. */
export const sourceRefusals = [
  'unknownStation',
  'noValue',
  'wrongUnit',
  'outOfRange',
  'noTime',
  'future',
  'tooOld',
  'wrongPlace',
  'contradicts',
  'noId',
  'noName',
  'html',
  'twice',
  'unknownWard',
  'wrongForm',
  'notAPoint',
  'swapped',
  'nowhere',
  'outsideVietnam',
  'outsideHanoi',
  'noTitle',
  'over',
  'tooLong',
  'emergency',
  'tooMany',
] as const;
export type SourceRefusal = (typeof sourceRefusals)[number];

const ms = z.int();

/** What another system gives, and how it stands. */
export const ListedSourceSchema = z.strictObject({
  name: z.string(),
  gives: z.enum(['numbers', 'places', 'notices']),
  /** Of numbers: the board that they stand on. */
  board: z.nullable(
    z.strictObject({
      key: z.string(),
      /** Null: no published content has this board. */
      title: z.nullable(localTextSchema),
      /** From these ages on a kiosk calls its numbers old, and shows none, ms. */
      oldAfterMs: ms,
      goneAfterMs: ms,
    }),
  ),
  /** False: it stands in no file of this hub any more, and is not asked. */
  isAsked: z.boolean(),
  /** Made-up numbers of a trial. */
  isTrial: z.boolean(),
  /** `read`, `unchanged`, or why nothing came; null before the first time. */
  outcome: z.nullable(z.string()),
  /** In a row. */
  failures: z.int(),
  askedMs: z.nullable(ms),
  answeredMs: z.nullable(ms),
  nextMs: ms,
  /** Of the last answer that was read: what was taken of it, and what was refused for what. */
  taken: z.int(),
  refused: z.record(z.string(), z.int()),
  /** The newest number that was good; null: none is kept. */
  last: z.nullable(
    z.strictObject({
      station: z.string(),
      /** Null: the board does not name that station. */
      stationName: z.nullable(localTextSchema),
      value: z.number(),
      unit: z.nullable(localTextSchema),
      atMs: ms,
    }),
  ),
});
export type ListedSource = z.infer<typeof ListedSourceSchema>;

export const SourcesAnswerSchema = z.strictObject({
  nowMs: ms,
  sources: z.array(ListedSourceSchema),
});
export type SourcesAnswer = z.infer<typeof SourcesAnswerSchema>;
