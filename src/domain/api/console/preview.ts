import * as z from 'zod/mini';
import {
  aboutTopics,
  buildingPageSchema,
  cityBoardSchema,
  emergencyDraftSchema,
  leafletSchema,
  noticeSchema,
  placeSchema,
  publicServiceSchema,
  seasonSchema,
  toServiceDetails,
} from '../../service/index.ts';

/** Where the hub serves the kiosk's screens for drafts; only pages of its own origin frame it. */
export const previewPath = '/console/preview/';

export const previewScreens = [
  'procedure',
  'evidence',
  'about',
  'aboutTopic',
  'takeaway',
  'notice',
  'place',
  'season',
  'leaflet',
  'building',
  'board',
] as const;
/** An emergency lies over whatever screen there is, and is none of them. */
const previewSights = [...previewScreens, 'emergency'] as const;
type PreviewSight = (typeof previewSights)[number];
export const previewSizes = ['S', 'M', 'L', 'XL'] as const;
export type PreviewSize = (typeof previewSizes)[number];

/** Where in a document a resident stands. */
const PreviewPlaceSchema = z.strictObject({
  screen: z.enum(previewSights),
  /** Of `aboutTopic`: which question. */
  topic: z.optional(z.enum(aboutTopics)),
  /** Of `evidence`: the case that is chosen; none at first. */
  caseKey: z.optional(z.string().check(z.maxLength(200))),
});
export type PreviewPlace = z.infer<typeof PreviewPlaceSchema>;

/** More pages than any screen has: a pager that is crushed to a line has hundreds. */
export const previewPagesMax = 60;
/** Cases of a procedure that are tried, of those that can be chosen. */
const casesMax = 12;

/** A draft as it goes over to the frame. */
const draftMembers = {
  service: z.optional(publicServiceSchema),
  notice: z.optional(noticeSchema),
  /** A place of any kind: "place" is where in a document one stands. */
  nearby: z.optional(placeSchema),
  season: z.optional(seasonSchema),
  leaflet: z.optional(leafletSchema),
  building: z.optional(buildingPageSchema),
  board: z.optional(cityBoardSchema),
  emergency: z.optional(emergencyDraftSchema),
  /** ISO day in Hanoi as which it is seen. */
  day: z.iso.date(),
};

/** A draft: one of the kinds of documents that a kiosk has a screen of. */
const DraftSchema = z.strictObject(draftMembers);
export type PreviewDraft = Omit<z.infer<typeof DraftSchema>, 'day'>;

/** Screens of documents that have but one. */
const ownScreens = {
  notice: 'notice',
  nearby: 'place',
  season: 'season',
  leaflet: 'leaflet',
  building: 'building',
  board: 'board',
  emergency: 'emergency',
} as const satisfies Readonly<Partial<Record<keyof PreviewDraft, PreviewSight>>>;

const lookMembers = {
  language: z.enum(['vi', 'en']),
  size: z.enum(previewSizes),
  pxPerMm: z.number().check(z.minimum(0.5), z.maximum(20)),
};

/** One glass: its size, px, its measure, and the resident's settings. */
const PreviewLookSchema = z.strictObject({
  ...lookMembers,
  width: z.int().check(z.minimum(200), z.maximum(4_000)),
  height: z.int().check(z.minimum(200), z.maximum(4_000)),
});
export type PreviewLook = z.infer<typeof PreviewLookSchema>;

/** Console to frame: draw this draft. It never leaves the browser: the frame may not connect. */
const ShowPreviewSchema = z.strictObject({
  kind: z.literal('show'),
  turn: z.int(),
  ...draftMembers,
  ...lookMembers,
  place: PreviewPlaceSchema,
  page: z.int().check(z.minimum(0), z.maximum(previewPagesMax)),
});
export type ShowPreview = z.infer<typeof ShowPreviewSchema>;

/** Console to frame: draw each page of each place on each of these, and tell what is lost. */
const TryPreviewSchema = z.strictObject({
  kind: z.literal('try'),
  turn: z.int(),
  ...draftMembers,
  looks: z.array(PreviewLookSchema).check(z.maxLength(100)),
  places: z.array(PreviewPlaceSchema).check(z.maxLength(40)),
});
export type TryPreview = z.infer<typeof TryPreviewSchema>;

export const PreviewWishSchema = z.discriminatedUnion('kind', [
  ShowPreviewSchema,
  TryPreviewSchema,
  /** What is being tried is of no use any more. */
  z.strictObject({ kind: z.literal('stop') }),
]);

/** Most texts that are named as overflowing. */
export const overflowsMax = 20;
const overflowsSchema = z.array(z.string().check(z.maxLength(80))).check(z.maxLength(overflowsMax));

const BadPageSchema = z.strictObject({
  /** Place in `looks` and in `places` of what was asked. */
  look: z.int(),
  place: z.int(),
  /** The first page on which something is lost, from 0. */
  page: z.int(),
  overflows: overflowsSchema,
});
export type BadPage = z.infer<typeof BadPageSchema>;

/** Frame to console. */
export const PreviewAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({
    kind: z.literal('drawn'),
    turn: z.int(),
    /** Pages of this place on this glass. */
    pages: z.int(),
    /** Texts that do not stand whole within what can be seen. */
    overflows: overflowsSchema,
  }),
  /** How far a trial is: the first place on every glass, then the second, and so on. */
  z.strictObject({
    kind: z.literal('trying'),
    turn: z.int(),
    /** Places times glasses that were looked at, of so many. */
    at: z.int(),
    all: z.int(),
    /** Found since the last message. */
    bad: z.array(BadPageSchema).check(z.maxLength(4_000)),
    pages: z.int(),
  }),
  z.strictObject({
    kind: z.literal('tried'),
    turn: z.int(),
    bad: z.array(BadPageSchema).check(z.maxLength(4_000)),
    /** Pages that were drawn and looked at. */
    pages: z.int(),
    tookMs: z.number(),
  }),
  z.strictObject({ kind: z.literal('refused'), turn: z.int() }),
]);
export type PreviewAnswer = z.infer<typeof PreviewAnswerSchema>;

/** Every place of a document at which a resident reads its texts, in the order of a visit. */
export function previewPlaces(draft: PreviewDraft): readonly PreviewPlace[] {
  const { service } = draft;
  if (service === undefined) {
    return Object.entries(ownScreens).flatMap(([name, screen]) =>
      draft[name as keyof typeof ownScreens] === undefined ? [] : [{ screen }],
    );
  }
  const { evidence, related } = toServiceDetails(service);
  const cases = evidence.length > 1 ? evidence.slice(0, casesMax) : [];
  return [
    { screen: 'procedure' },
    { screen: 'evidence' },
    ...cases.map(({ key }) => ({ screen: 'evidence' as const, caseKey: key })),
    { screen: 'about' },
    ...aboutTopics
      .filter((topic) => topic !== 'related' || related.length > 0)
      .map((topic) => ({ screen: 'aboutTopic' as const, topic })),
    { screen: 'takeaway' },
  ];
}
