import { signal } from '@preact/signals';
import type { Flow } from '../../domain/guide/index.ts';
import type { SearchAnswer } from '../../domain/search/index.ts';
import {
  type Catalogue,
  isOffice,
  toServiceDetails,
  toServiceFacts,
} from '../../domain/service/index.ts';
import type { Found, InstalledContent, Library } from '../services.ts';
import { nearbyOf } from './nearby-shelf.ts';

/** A library in memory: content and what is staged are set by hand. */
export interface MemoryLibrary extends Library {
  /** What `swap` will show. */
  stage(content: InstalledContent): void;
}

/** Version 1 of a catalogue, fresh and on trial. */
export function contentOf(
  catalogue: Catalogue,
  change: Partial<InstalledContent> = {},
): InstalledContent {
  return {
    version: 1,
    factsDate: catalogue.snapshotDate,
    trial: true,
    stale: false,
    services: new Map(catalogue.services.map((one) => [one.code, toServiceFacts(one)])),
    lifeEvents: catalogue.lifeEvents,
    places: catalogue.places.filter(isOffice),
    nearby: nearbyOf(catalogue.places.filter((place) => !isOffice(place))),
    notices: catalogue.notices,
    feedback: catalogue.feedback,
    appointments: catalogue.appointments,
    issuers: catalogue.issuers ?? [],
    guides: new Set(),
    boards: catalogue.boards ?? [],
    seasons: catalogue.seasons ?? [],
    leaflets: catalogue.leaflets ?? [],
    buildings: catalogue.buildings ?? [],
    ...change,
  };
}

/**
 * @param catalogue undefined: nothing is installed
 * @param pictures addresses by hash
 * @param answer what search finds; without it, services whose short name contains the query
 */
export function memoryLibrary(
  catalogue: Catalogue | undefined,
  answer?: (query: string) => SearchAnswer,
  guides: ReadonlyMap<string, Flow> = new Map(),
  pictures: ReadonlyMap<string, string> = new Map(),
): MemoryLibrary {
  const content = signal(catalogue && contentOf(catalogue, { guides }));
  const staged = signal<number | undefined>(undefined);
  const found = signal<Found | undefined>(undefined);
  let waiting: InstalledContent | undefined;

  function byShortName(query: string): SearchAnswer {
    const wanted = query.trim().toLowerCase();
    const hits = (catalogue?.services ?? [])
      .filter((one) => wanted !== '' && one.shortName.vi.toLowerCase().includes(wanted))
      .filter((one) => content.peek()?.services.has(one.code))
      .map(({ code }) => ({ code, score: 1, marks: { title: [] } }));
    return {
      action: hits.length > 0 ? 'show' : 'none',
      hits,
      understood: query,
      language: 'vi',
    };
  }

  return {
    content,
    staged,
    detailsMissing: signal(0),
    stage(next) {
      waiting = next;
      staged.value = next.version;
    },
    async details(code) {
      const service = catalogue?.services.find((one) => one.code === code);
      return service && toServiceDetails(service);
    },
    guide: async (code) => guides.get(code),
    picture: async (sha256) => pictures.get(sha256),
    knows: () => false,
    found,
    forgetSearches() {
      found.value = undefined;
    },
    search(query) {
      const given = (answer ?? byShortName)(query);
      found.value = { query, hits: given.hits.length };
      return given;
    },
    async swap() {
      if (waiting === undefined) return;
      content.value = waiting;
      waiting = undefined;
      staged.value = undefined;
    },
  };
}
