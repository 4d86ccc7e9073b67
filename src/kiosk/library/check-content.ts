import * as z from 'zod/mini';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import {
  type DetailsRef,
  detailsCountMax,
  type Manifest,
  placesInShard,
  readDetailsList,
  readFactsList,
  readGuidesList,
  type SectionKind,
  type SectionRef,
  shardOf,
} from '../../domain/bundle/index.ts';
import { checkGuide, type Flow, readGuide } from '../../domain/guide/index.ts';
import {
  pictureBytesMax,
  pictureSideMax,
  picturesMax,
  readPictureHead,
} from '../../domain/picture/index.ts';
import { loadIndex, type SearchIndex } from '../../domain/search/index.ts';
import {
  appointmentOfferSchema,
  buildingPagesSchema,
  cityBoardsSchema,
  emergencyDraftSchema,
  emergencyDraftsMax,
  feedbackGuideSchema,
  frameWordSchema,
  frameWordsMax,
  issuerSchema,
  issuersMax,
  leafletsSchema,
  lifeEventSchema,
  noticeSchema,
  type Place,
  placeSchema,
  placesMax,
  seasonsSchema,
  serviceDetailsSchema,
  serviceFactsSchema,
  servicesMax,
} from '../../domain/service/index.ts';
import { readClipPack } from '../../domain/speech/index.ts';
import { contentBytesMax } from './limits.ts';
import { kindOfNearby } from './nearby-shelf.ts';
import type { OpenedContent } from './open-content.ts';

/**
 * The kiosk's own gate: content that two publishers signed can still be wrong (law 5). Loaded only
 * when something is downloaded.
 */
export type ContentError =
  | 'manifestShape'
  | 'tooLarge'
  | 'sectionShape'
  | 'references'
  /** A guided flow could lead a resident nowhere, or astray. */
  | 'guide';

const schemas = {
  facts: z.array(serviceFactsSchema).check(z.maxLength(servicesMax)),
  details: serviceDetailsSchema,
  lifeEvents: z.array(lifeEventSchema).check(z.maxLength(40)),
  places: z.array(placeSchema).check(z.maxLength(placesMax)),
  nearby: z.array(placeSchema).check(z.maxLength(placesMax)),
  seasons: seasonsSchema,
  leaflets: leafletsSchema,
  buildings: buildingPagesSchema,
  notices: z.array(noticeSchema).check(z.maxLength(200)),
  feedback: feedbackGuideSchema,
  appointments: appointmentOfferSchema,
  issuers: z.array(issuerSchema).check(z.maxLength(issuersMax)),
  emergencies: z.array(emergencyDraftSchema).check(z.maxLength(emergencyDraftsMax)),
  words: z.array(frameWordSchema).check(z.maxLength(frameWordsMax)),
  boards: cityBoardsSchema,
  // Carried for later readers; this application reads it inside the index.
  lexicon: z.looseObject({ version: z.literal(1) }),
};

/** Whether a manifest names what a kiosk needs, each once, within what it can take. */
export function checkManifest(manifest: Manifest): Result<void, ContentError> {
  const names = new Set(manifest.sections.map(({ kind, key }) => `${kind}/${key}`));
  if (names.size !== manifest.sections.length) return err('manifestShape');
  const kinds = Map.groupBy(manifest.sections, ({ kind }) => kind);
  const single = ['search', 'lifeEvents', 'places', 'notices', 'feedback', 'appointments'] as const;
  if (single.some((kind) => kinds.get(kind)?.length !== 1)) return err('manifestShape');
  // Content of before these were published has none.
  const atMostOne = [
    'issuers',
    'guides',
    'emergencies',
    'words',
    'boards',
    'seasons',
    'leaflets',
    'buildings',
  ] as const;
  if (atMostOne.some((kind) => (kinds.get(kind)?.length ?? 0) > 1)) return err('manifestShape');
  if ((kinds.get('picture')?.length ?? 0) > picturesMax) return err('tooLarge');
  // Facts are named here or by lists, and never by both.
  const facts = kinds.has('factsList') ? 'factsList' : 'facts';
  if (facts === 'factsList' && kinds.has('facts')) return err('manifestShape');
  const shards = [facts, 'detailsList'] as const;
  return shards.every((kind) => isNumbered(kinds.get(kind))) ? ok(undefined) : err('manifestShape');
}

/** Whether a manifest and its lists of facts name every shard once, and no more than it can take. */
export function checkRefs(refs: readonly SectionRef[]): Result<void, ContentError> {
  const facts = refs.filter(({ kind }) => kind === 'facts');
  const keys = new Set(facts.map(({ key }) => key));
  if (!isNumbered(facts) || keys.size !== facts.length) return err('manifestShape');
  const bytes = refs.reduce((sum, ref) => sum + ref.bytes, 0);
  return bytes > contentBytesMax ? err('tooLarge') : ok(undefined);
}

/** Whether shards are numbered from 0 without a gap: a code tells the shard that it lies in. */
function isNumbered(refs: readonly SectionRef[] | undefined): boolean {
  const keys = new Set(refs?.map(({ key }) => key));
  return keys.size > 0 && [...keys].every((_, at) => keys.has(String(at)));
}

/** Whether a section holds what its kind promises. */
export function checkSection(
  ref: { readonly kind: SectionKind; readonly key: string },
  bytes: Uint8Array<ArrayBuffer>,
): Result<void, ContentError> {
  try {
    // Opening an index takes long: `checkReferences` does it, once.
    if (ref.kind === 'search') return ok(undefined);
    if (ref.kind === 'detailsList') {
      readDetailsList(bytes);
      return ok(undefined);
    }
    if (ref.kind === 'factsList') {
      readFactsList(bytes);
      return ok(undefined);
    }
    if (ref.kind === 'guides') {
      readGuidesList(bytes);
      return ok(undefined);
    }
    if (ref.kind === 'guide') {
      const flow = readGuide(fromUtf8(bytes));
      if (!flow.ok || flow.value.id !== ref.key) return err('sectionShape');
      return isSound(flow.value) ? ok(undefined) : err('guide');
    }
    if (ref.kind === 'picture') {
      const head = readPictureHead(bytes);
      const fits =
        head?.type === 'webp' &&
        bytes.length <= pictureBytesMax &&
        Math.max(head.width, head.height) <= pictureSideMax;
      return fits ? ok(undefined) : err('sectionShape');
    }
    if (ref.kind === 'audio') {
      const clips = readClipPack(bytes);
      const [language] = ref.key.split('.');
      return clips.ok && clips.value.every((clip) => clip.language === language)
        ? ok(undefined)
        : err('sectionShape');
    }
    const parsed = schemas[ref.kind].safeParse(JSON.parse(fromUtf8(bytes)));
    if (!parsed.success) return err('sectionShape');
    if (ref.kind === 'facts') {
      // Every service on a line of its own: it will be looked for there.
      const inLines =
        Array.isArray(parsed.data) && placesInShard(bytes).size === parsed.data.length;
      return inLines ? ok(undefined) : err('sectionShape');
    }
    if (ref.kind === 'nearby') {
      const kind = kindOfNearby(ref.key);
      const isOfKind = (parsed.data as Place[]).every((place) => place.kind === kind);
      return isOfKind ? ok(undefined) : err('sectionShape');
    }
    if (ref.kind !== 'details') return ok(undefined);
    const { code } = serviceDetailsSchema.parse(parsed.data);
    return code === ref.key ? ok(undefined) : err('sectionShape');
  } catch {
    return err('sectionShape');
  }
}

/**
 * The checker of the office once more (requirements §3.3): a flow that was signed can still be
 * wrong. As of the day its sources were last read: whether they are due again is the office's
 * business, and no reason for a kiosk to fall back to what is older still.
 */
function isSound(flow: Flow): boolean {
  const today = flow.sources
    .map(({ checkedOn }) => checkedOn)
    .toSorted()
    .at(-1);
  const { findings } = checkGuide(flow, { today: today ?? '' });
  return findings.every(({ severity }) => severity !== 'error');
}

/**
 * Whether everything that content names is in it, where it will be looked for: a list must never
 * lead nowhere.
 *
 * @param lists the details of each list, in the order of their numbers
 * @returns the index, which takes long to open
 */
export function checkReferences(
  opened: OpenedContent,
  searchIndex: Uint8Array<ArrayBuffer>,
  lists: readonly (readonly DetailsRef[])[],
): Result<SearchIndex, ContentError> {
  const { content, facts } = opened;
  let index: SearchIndex;
  try {
    index = loadIndex(searchIndex);
  } catch {
    return err('sectionShape');
  }
  const shards = Array.from({ length: facts.shards }, (_, shard) => facts.placesOf(shard));
  const places = shards.flatMap((of, shard) =>
    [...of.keys()].map((code) => [code, shard] as const),
  );
  const codes = new Set(places.map(([code]) => code));
  const refs = lists.flat();
  const bytes = refs.reduce((sum, ref) => sum + ref.bytes, 0);
  if (bytes > contentBytesMax || refs.length > detailsCountMax) return err('tooLarge');
  const detailed = new Set(refs.map(({ code }) => code));
  const placeKeys = new Set(content.places.map(({ key }) => key));
  const pictures = new Set(opened.pictures.map(({ sha256 }) => sha256));
  const whole =
    codes.size > 0 &&
    places.length === codes.size &&
    places.every(([code, shard]) => shardOf(code, facts.shards) === shard) &&
    places.every(([code]) => detailed.has(code)) &&
    detailed.size === refs.length &&
    lists.every((list, at) => list.every(({ code }) => shardOf(code, lists.length) === at)) &&
    content.lifeEvents.every(({ serviceCodes }) => serviceCodes.every((code) => codes.has(code))) &&
    content.appointments.places.every((key) => placeKeys.has(key)) &&
    content.notices.every(({ picture }) => picture === undefined || pictures.has(picture.sha256)) &&
    index.codes.every((code) => codes.has(code));
  return whole ? ok(index) : err('references');
}
