import { fromUtf8 } from '../../domain/basics/index.ts';
import type { Manifest, SectionKind } from '../../domain/bundle/index.ts';
import type {
  AppointmentOffer,
  FeedbackGuide,
  LifeEvent,
  Notice,
  Place,
  ServiceFacts,
} from '../../domain/service/index.ts';
import type { InstalledContent } from '../services.ts';

/** Content in memory, and what is opened when it is first wanted. */
export interface OpenedContent {
  readonly content: Omit<InstalledContent, 'stale'>;
  readonly expiresAtMs: number;
  readonly searchIndex: Uint8Array<ArrayBuffer>;
  /** Hash of the details of a service, by its code. */
  readonly details: ReadonlyMap<string, string>;
}

/**
 * Opens content whose sections were checked before they were stored: parsed, not validated again,
 * because a cold boot has 330 ms at a quarter of a core. Undefined when a section is missing, has
 * another length, or is no JSON: then the disk is broken.
 */
export function openContent(
  manifest: Manifest,
  sections: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
): OpenedContent | undefined {
  const { version, factsDate, trial, expiresAt } = manifest;
  const byKind = Map.groupBy(manifest.sections, ({ kind }) => kind);

  function bytesOf(kind: SectionKind): Uint8Array<ArrayBuffer>[] {
    return (byKind.get(kind) ?? []).map(({ sha256, bytes }) => {
      const stored = sections.get(sha256);
      if (stored?.length !== bytes) throw new Error(`section ${kind} is damaged`);
      return stored;
    });
  }

  function one(kind: SectionKind): Uint8Array<ArrayBuffer> {
    const [first, ...more] = bytesOf(kind);
    if (first === undefined || more.length > 0) throw new Error(`not one section ${kind}`);
    return first;
  }

  try {
    const facts = bytesOf('facts').flatMap((bytes) => parse<ServiceFacts[]>(bytes));
    return {
      content: {
        version,
        factsDate,
        trial,
        services: new Map(facts.map((service) => [service.code, service])),
        lifeEvents: parse<LifeEvent[]>(one('lifeEvents')),
        places: parse<Place[]>(one('places')),
        notices: parse<Notice[]>(one('notices')),
        feedback: parse<FeedbackGuide>(one('feedback')),
        appointments: parse<AppointmentOffer>(one('appointments')),
      },
      expiresAtMs: Date.parse(expiresAt),
      searchIndex: one('search'),
      details: new Map((byKind.get('details') ?? []).map(({ key, sha256 }) => [key, sha256])),
    };
  } catch {
    return undefined;
  }
}

/** Checked when it was downloaded, against the schema that has this type. */
function parse<T>(bytes: Uint8Array): T {
  return JSON.parse(fromUtf8(bytes));
}
