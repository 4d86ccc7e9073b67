import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { SearchAnswer, SearchIndex } from '../../domain/search/index.ts';
import type { Found } from '../services.ts';
import type { LibraryStore } from './library-store.ts';
import type { OpenedContent } from './open-content.ts';

type SearchEngine = typeof import('./search-engine.ts');

/** An index that was opened, and of which section. */
export interface OpenedIndex {
  readonly sha256: string;
  readonly index: SearchIndex;
}

/** Search over what is shown; engine and index are fetched behind the first screen. */
export interface SearchDesk {
  /** What is shown from now on. Its index is opened by `warm`. */
  show(opened: OpenedContent): void;
  /** The index of what is shown next, opened already: opening it takes seconds on a slow machine. */
  take(ahead: OpenedIndex): void;
  /** Fetches the engine and opens the index ahead of the first key. */
  warm(): Promise<void>;
  /** Undefined while engine or index are on their way: who asked in an effect is asked again. */
  search(query: string): SearchAnswer | undefined;
  /** What was looked for last; undefined once it is forgotten. */
  readonly found: ReadonlySignal<Found | undefined>;
  /** Looks for words that nobody typed, so that the first key finds the engine at speed (R37). */
  rehearse(query: string): void;
  knows(syllable: string): boolean;
  forget(): void;
}

/** @param onBroken told the hash of an index that cannot be opened any more */
export function createSearchDesk(
  store: LibraryStore,
  onBroken: (sha256: string) => void,
): SearchDesk {
  const engine = signal<SearchEngine | undefined>(undefined);
  const index = signal<SearchIndex | undefined>(undefined);
  let opened: OpenedContent | undefined;
  let next: OpenedIndex | undefined;
  const found = signal<Found | undefined>(undefined);
  let last: { query: string; index: SearchIndex; answer: SearchAnswer } | undefined;
  let warming: Promise<void> | undefined;

  /** The index of what is shown; undefined when there is none, or none that can be opened. */
  async function openIndex(searching: SearchEngine): Promise<SearchIndex | undefined> {
    const of = opened;
    if (of === undefined) return undefined;
    const bytes = await store.section(of.search.sha256);
    if (of !== opened) return openIndex(searching);
    try {
      return searching.loadIndex(bytes ?? new Uint8Array());
    } catch {
      onBroken(of.search.sha256);
      return undefined;
    }
  }

  async function fetchAll(): Promise<void> {
    const searching = engine.peek() ?? (await import('./search-engine.ts'));
    const loaded = index.peek() ?? (await openIndex(searching));
    // Both at once: who asked is asked again once.
    batch(() => {
      engine.value = searching;
      index.value = loaded;
    });
  }

  function warm(): Promise<void> {
    warming ??= fetchAll().finally(() => {
      warming = undefined;
    });
    return warming;
  }

  return {
    show(shown) {
      opened = shown;
      index.value = next?.sha256 === shown.search.sha256 ? next.index : undefined;
      next = undefined;
    },
    take(ahead) {
      next = ahead;
    },
    warm,
    search(query) {
      const searching = engine.value;
      const loaded = index.value;
      if (searching && loaded) {
        // Screen and counts ask for the same words: they are looked for once.
        if (last?.query !== query || last.index !== loaded) {
          const answer = searching.search(loaded, query);
          last = { query, index: loaded, answer };
          found.value = { query, hits: answer.hits.length };
        }
        return last.answer;
      }
      // Without content there is nothing to find; without the rest it is not known yet.
      if (searching && opened === undefined) {
        return { action: 'none', hits: [], understood: query, language: 'vi' };
      }
      // Asked for again with the next key when it could not be had.
      void warm().catch(() => undefined);
      return undefined;
    },
    found,
    rehearse(query) {
      const loaded = index.peek();
      // Never under a hand: what the engine keeps of a resident's words would be let go with these.
      if (loaded === undefined || last !== undefined) return;
      engine.peek()?.search(loaded, query);
      engine.peek()?.forgetQueries(loaded);
    },
    knows: (syllable) => index.peek()?.idOf.has(syllable) === true,
    forget() {
      last = undefined;
      found.value = undefined;
      const loaded = index.peek();
      if (loaded) engine.peek()?.forgetQueries(loaded);
    },
  };
}
