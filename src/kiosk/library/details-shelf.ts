import { type ReadonlySignal, signal } from '@preact/signals';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import {
  type DetailsRef,
  guidesByService,
  isSectionIntact,
  shardOf,
} from '../../domain/bundle/index.ts';
import type { Flow } from '../../domain/guide/index.ts';
import type { ServiceDetails } from '../../domain/service/index.ts';
import type { Line, WantedSection } from './download.ts';
import type { KeptManifest, LibraryStore } from './library-store.ts';
import { detailsInMemoryMax, wantedNowTimeoutMs } from './limits.ts';
import type { RefreshError } from './look-for-content.ts';
import type { OpenedContent } from './open-content.ts';

/** The details of what is shown: in storage, or on their way there. */
export interface DetailsShelf {
  /** Details that are not in storage yet; undefined while nobody has counted them. */
  readonly missing: ReadonlySignal<number | undefined>;
  /** What is shown from now on. */
  show(opened: OpenedContent, kept: KeptManifest | undefined): void;
  /** From memory, storage, or the hub at once; undefined when none of them has it. */
  read(code: string): Promise<ServiceDetails | undefined>;
  /** The guided flow of a service, from storage or the hub. */
  guide(code: string): Promise<Flow | undefined>;
  /** Fetches everything that is missing. Nothing to do when all of it is here. */
  fill(): Promise<Result<void, RefreshError>>;
}

interface ShelfParts extends Line {
  readonly store: LibraryStore;
  /** All details of this version are in storage now. */
  readonly onWhole: (kept: KeptManifest) => Promise<void>;
  /** A section that storage broke was dropped. */
  readonly onBroken: () => void;
}

export function createDetailsShelf(parts: ShelfParts): DetailsShelf {
  const { store } = parts;
  const missing = signal<number | undefined>(undefined);
  const cache = new Map<string, ServiceDetails>();
  let opened: OpenedContent | undefined;
  let kept: KeptManifest | undefined;

  /** One list, read again at each use: it is 40 KB, and a page is opened every half minute. */
  async function list(number: number): Promise<readonly DetailsRef[] | undefined> {
    const ref = opened?.lists[number];
    if (ref === undefined) return undefined;
    const bytes = await store.section(ref.sha256).catch(() => undefined);
    // Checked against this type before it was stored, and intact since.
    if (bytes && (await isSectionIntact(ref, bytes))) return JSON.parse(fromUtf8(bytes));
    await drop(ref.sha256);
    return undefined;
  }

  async function drop(sha256: string): Promise<void> {
    await store.dropSections([sha256]).catch(() => undefined);
    parts.onBroken();
  }

  async function stored<T>(ref: {
    readonly sha256: string;
    readonly bytes: number;
  }): Promise<T | undefined> {
    const bytes = await store.section(ref.sha256).catch(() => undefined);
    if (bytes === undefined) return undefined;
    if (await isSectionIntact(ref, bytes)) return JSON.parse(fromUtf8(bytes));
    await drop(ref.sha256);
    return undefined;
  }

  /** What is not here is asked for at once, and soon told as missing: somebody waits. */
  async function fetchNow<T>(wanted: WantedSection): Promise<T | undefined> {
    try {
      const { fetchSection } = await import('./download.ts');
      const fetched = await fetchSection(parts, store, wanted, wantedNowTimeoutMs);
      return fetched.ok ? await stored<T>(wanted) : undefined;
    } catch {
      // No code, no storage: as good as no line.
      return undefined;
    }
  }

  return {
    missing,
    show(next, manifest) {
      opened = next;
      kept = manifest;
      missing.value = manifest?.whole ? 0 : undefined;
      cache.clear();
    },
    async read(code) {
      const known = cache.get(code);
      if (known || opened === undefined) return known;
      const of = opened;
      const refs = await list(shardOf(code, of.lists.length));
      const ref = refs?.find((one) => one.code === code);
      if (ref === undefined) return undefined;
      const read =
        (await stored<ServiceDetails>(ref)) ??
        (await fetchNow<ServiceDetails>({ ...ref, kind: 'details', key: code }));
      // Another version may be shown by now.
      if (read === undefined || of !== opened) return read;
      if (cache.size >= detailsInMemoryMax) cache.clear();
      cache.set(code, read);
      return read;
    },
    async guide(code) {
      const of = opened;
      const ref = of && guidesByService(of.guides).get(code);
      if (ref === undefined) return undefined;
      const { id, sha256, bytes } = ref;
      const wanted = { kind: 'guide', key: id, sha256, bytes } as const;
      return (await stored<Flow>(ref)) ?? (await fetchNow<Flow>(wanted));
    },
    async fill() {
      const of = kept;
      if (opened === undefined || of === undefined || of.whole) return ok(undefined);
      const refs: DetailsRef[] = [];
      const [{ fetchSections }, { asWanted, asWantedGuide }] = await Promise.all([
        import('./download.ts'),
        import('./look-for-content.ts'),
      ]);
      for (const at of opened.lists.keys()) {
        const listed = await list(at);
        if (listed === undefined) return err('storageClosed');
        refs.push(...listed);
      }
      // What a broken disk took of those that most people come for is fetched before the rest.
      const wanted = refs
        .toSorted((a, b) => Number(b.first ?? 0) - Number(a.first ?? 0))
        .map(asWanted);
      const guides = opened.guides.map(asWantedGuide);
      const fetched = await fetchSections(parts, store, [...guides, ...wanted], (left) => {
        if (of === kept) missing.value = left;
      });
      if (!fetched.ok) return fetched;
      const whole = { ...of, whole: true };
      if (of === kept) kept = whole;
      await parts.onWhole(whole);
      return ok(undefined);
    },
  };
}
