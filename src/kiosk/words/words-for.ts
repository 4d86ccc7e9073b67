import { computed, signal } from '@preact/signals';
import type { ScreenLanguage } from '../../domain/basics/index.ts';
import type { FrameWord } from '../../domain/service/index.ts';
import { firstWords } from './first-words.ts';
import { type GuestLanguage, isGuest } from './guest-language.ts';
import { ownTexts } from './own-texts.ts';
import type { Words } from './typed-key.ts';

type AllWords = typeof import('./all.ts').allWords;
type GuestWords = ReturnType<typeof import('./guest-words.ts').guestWords>;
type MakeGuest = (english: Words) => GuestWords;

const none: readonly FrameWord[] = [];
/** What the installed content brings in place of shipped words. */
const own = signal(none);
/** Every language, once it is here. Whoever draws words is drawn again then. */
const make = signal<AllWords | undefined>();
const all = computed(() => make.value?.(own.value));
const first = computed(() => firstWords(ownTexts(own.value, 'vi')));
let loading: Promise<void> | undefined;
/** Languages of guests, as they come. */
const makeGuest = signal<Readonly<Partial<Record<GuestLanguage, MakeGuest>>>>({});
const guests = computed(() => {
  const english = all.value?.en;
  if (english === undefined) return {};
  return Object.fromEntries(
    Object.entries(makeGuest.value).map(([language, words]) => [language, words(english)]),
  ) as Readonly<Partial<Record<GuestLanguage, Words>>>;
});
const loadingGuest = new Map<GuestLanguage, Promise<void>>();

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

async function fetchGuest(language: GuestLanguage): Promise<void> {
  const [{ guestWords, loadGuestTable }] = await Promise.all([
    import('./guest-words.ts'),
    loadWords(),
  ]);
  const table = await loadGuestTable(language);
  const words: MakeGuest = (english) => guestWords(language, table, english);
  makeGuest.value = { ...makeGuest.value, [language]: words };
}

/** Fetches a guest's language, once. Rejects when its file cannot be had; may be asked again. */
export function loadLanguage(language: ScreenLanguage): Promise<void> {
  if (!isGuest(language)) return loadWords();
  const before = loadingGuest.get(language);
  if (before !== undefined) return before;
  const next = fetchGuest(language);
  loadingGuest.set(language, next);
  next.catch(() => loadingGuest.delete(language));
  return next;
}

/**
 * The words of a language, typed by key and placeholder. In the first moments after boot, before
 * `loadWords` is through, home and what stands around it are in Vietnamese whatever is asked for;
 * a guest's language is fetched when it is asked for, and English until it is here.
 */
export function wordsFor(language: ScreenLanguage): Words {
  if (!isGuest(language)) return all.value?.[language] ?? first.value;
  const words = guests.value[language];
  if (words === undefined) void loadLanguage(language).catch(() => undefined);
  return words ?? all.value?.en ?? first.value;
}
