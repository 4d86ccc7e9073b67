import { fromUtf8 } from '../../domain/basics/index.ts';
import {
  type GuideRef,
  guidesByService,
  type Manifest,
  type ManifestKind,
  type SectionRef,
} from '../../domain/bundle/index.ts';
import type {
  AppointmentOffer,
  BuildingPage,
  CityBoard,
  FeedbackGuide,
  FrameWord,
  Issuer,
  Leaflet,
  LifeEvent,
  Notice,
  Place,
  Season,
} from '../../domain/service/index.ts';
import type { InstalledContent } from '../services.ts';
import { FactsShelf } from './facts-shelf.ts';
import { nearbyShelf } from './nearby-shelf.ts';

const none = new Uint8Array(0);

/** Content in memory, and where the rest of it lies. */
export interface OpenedContent {
  readonly content: Omit<InstalledContent, 'stale'>;
  readonly facts: FactsShelf;
  readonly search: SectionRef;
  /** Lists of details, in the order of their numbers. */
  readonly lists: readonly SectionRef[];
  readonly guides: readonly GuideRef[];
  readonly pictures: readonly SectionRef[];
}

/**
 * Opens content whose sections were checked before they were stored: parsed when first wanted and not
 * validated again, because a cold boot has 330 ms at a quarter of a core. Undefined when a section
 * is missing, has another length, or is no JSON: then the disk is broken.
 *
 * @param refs what the manifest names, itself or through lists of facts
 */
export function openContent(
  manifest: Manifest,
  refs: readonly SectionRef[],
  sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): OpenedContent | undefined {
  const { version, factsDate, trial } = manifest;
  const byKind = Map.groupBy(refs, ({ kind }) => kind);

  /** In the order of their numbers. */
  function refsOf(kind: ManifestKind): readonly SectionRef[] {
    return (byKind.get(kind) ?? []).toSorted((a, b) => Number(a.key) - Number(b.key));
  }

  function bytesOf(kind: ManifestKind): Uint8Array<ArrayBuffer>[] {
    return refsOf(kind).map(({ sha256, bytes }) => {
      const stored = sections.get(sha256);
      if (stored?.length !== bytes) throw new Error(`section ${kind} is damaged`);
      return stored;
    });
  }

  function only<T>(kind: ManifestKind, [first, ...more]: readonly T[]): T {
    if (first === undefined || more.length > 0) throw new Error(`not one section ${kind}`);
    return first;
  }

  try {
    const facts = new FactsShelf(bytesOf('facts'));
    const read = <T>(kind: ManifestKind): T => parse<T>(only(kind, bytesOf(kind)));
    const guides = byKind.has('guides') ? read<GuideRef[]>('guides') : [];
    const nearbyRefs = refsOf('nearby');
    const nearby = bytesOf('nearby');
    return {
      content: {
        version,
        factsDate,
        trial,
        services: facts,
        lifeEvents: read<LifeEvent[]>('lifeEvents'),
        places: read<Place[]>('places'),
        notices: read<Notice[]>('notices'),
        feedback: read<FeedbackGuide>('feedback'),
        appointments: read<AppointmentOffer>('appointments'),
        issuers: byKind.has('issuers') ? read<Issuer[]>('issuers') : [],
        guides: guidesByService(guides),
        words: byKind.has('words') ? read<FrameWord[]>('words') : [],
        clips: (['vi', 'en'] as const).filter((language) =>
          byKind.get('audio')?.some(({ key }) => key.startsWith(`${language}.`)),
        ),
        boards: byKind.has('boards') ? read<CityBoard[]>('boards') : [],
        nearby: nearbyShelf(nearbyRefs.map(({ key }, at) => ({ key, bytes: nearby[at] ?? none }))),
        seasons: byKind.has('seasons') ? read<Season[]>('seasons') : [],
        leaflets: byKind.has('leaflets') ? read<Leaflet[]>('leaflets') : [],
        buildings: byKind.has('buildings') ? read<BuildingPage[]>('buildings') : [],
      },
      facts,
      search: only('search', refsOf('search')),
      lists: refsOf('detailsList'),
      guides,
      pictures: byKind.get('picture') ?? [],
    };
  } catch {
    return undefined;
  }
}

/** Checked when it was downloaded, against the schema that has this type. */
function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(fromUtf8(bytes));
}
