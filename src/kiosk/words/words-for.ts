import { signal } from '@preact/signals';
import i18next from 'i18next';
import type { Language } from '../../domain/basics/index.ts';
import { first } from './first.ts';
import type { Words } from './typed-key.ts';

const i18n = i18next.createInstance();
void i18n.init({
  lng: 'vi',
  fallbackLng: false,
  resources: { vi: { translation: first } },
  // Preact escapes what it draws.
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Texts without values, as they were said before: a screen says forty words at every touch (R37). */
const said: Readonly<Record<Language, Map<string, string>>> = { vi: new Map(), en: new Map() };

function wordsOf(language: Language): Words {
  const translate = i18n.getFixedT(language) as Words;
  return (key, ...values) => {
    if (values.length > 0) return translate(key, ...values);
    const before = said[language].get(key);
    if (before !== undefined) return before;
    const text = translate(key, ...values);
    said[language].set(key, text);
    return text;
  };
}

const byLanguage: Readonly<Record<Language, Words>> = { vi: wordsOf('vi'), en: wordsOf('en') };

/** Whether every language is here. Whoever draws words is drawn again when it turns true. */
const complete = signal(false);
let loading: Promise<void> | undefined;

async function load(): Promise<void> {
  const { vi, en } = await import('./all.ts');
  i18n.addResourceBundle('vi', 'translation', vi);
  i18n.addResourceBundle('en', 'translation', en);
  said.vi.clear();
  complete.value = true;
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
  return complete.value ? byLanguage[language] : byLanguage.vi;
}
