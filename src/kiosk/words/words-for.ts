import { computed, signal } from '@preact/signals';
import type { Language } from '../../domain/basics/index.ts';
import type { FrameWord } from '../../domain/service/index.ts';
import { firstWords } from './first-words.ts';
import { ownTexts } from './own-texts.ts';
import type { Words } from './typed-key.ts';

type AllWords = typeof import('./all.ts').allWords;

const none: readonly FrameWord[] = [];
/** What the installed content brings in place of shipped words. */
const own = signal(none);
/** Every language, once it is here. Whoever draws words is drawn again then. */
const make = signal<AllWords | undefined>();
const all = computed(() => make.value?.(own.value));
const first = computed(() => firstWords(ownTexts(own.value, 'vi')));
let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  const { allWords } = await import('./all.ts');
  make.value = allWords;
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

/** Puts the words of the installed content in place of the shipped ones, in every language. */
export function putOwnWords(words: readonly FrameWord[] = none): void {
  own.value = words.length === 0 ? none : words;
}

/**
 * The words of a language, typed by key and placeholder. In the first moments after boot, before
 * `loadWords` is through, home and what stands around it are in Vietnamese whatever is asked for.
 */
export function wordsFor(language: Language): Words {
  return all.value?.[language] ?? first.value;
}
