import { signal } from '@preact/signals';
import type { Language } from '../../domain/basics/index.ts';
import { sayFirst } from './first-words.ts';
import type { Words } from './typed-key.ts';

/** Every language, once it is here. Whoever draws words is drawn again then. */
const all = signal<Readonly<Record<Language, Words>> | undefined>();
let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  const { allWords } = await import('./all.ts');
  all.value = allWords;
}

/**
 * Fetches every language once, so that switching is instant (R46). A screen outside the first file
 * waits for it: see `screens/registry.ts`. Rejects when the file cannot be had; may be asked again.
 */
export function loadWords(): Promise<void> {
  loading ??= load();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/**
 * The words of a language, typed by key and placeholder. In the first moments after boot, before
 * `loadWords` is through, home and what stands around it are in Vietnamese whatever is asked for.
 */
export function wordsFor(language: Language): Words {
  return all.value?.[language] ?? sayFirst;
}
