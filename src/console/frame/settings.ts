import { effect, signal } from '@preact/signals';
import type { Language } from '../../domain/basics/index.ts';
import { language } from '../words/index.ts';

export type Theme = 'light' | 'dark';
export const theme = signal<Theme>('light');

const name = 'motcham-console';

interface Kept {
  readonly theme: Theme;
  readonly language: Language;
}

function read(storage: Storage): Partial<Kept> {
  try {
    const kept: unknown = JSON.parse(storage.getItem(name) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

/** Theme and language as this browser had them last; else the system's theme, and Vietnamese. */
export function startSettings(world: Window): void {
  const kept = read(world.localStorage);
  const isDark = world.matchMedia('(prefers-color-scheme: dark)').matches;
  theme.value =
    kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : isDark ? 'dark' : 'light';
  language.value = kept.language === 'en' ? 'en' : 'vi';
  effect(() => {
    const root = world.document.documentElement;
    root.dataset['theme'] = theme.value;
    root.lang = language.value;
    const next: Kept = { theme: theme.value, language: language.value };
    try {
      world.localStorage.setItem(name, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing shows the choice until it is closed.
    }
  });
}

export function switchTheme(): void {
  theme.value = theme.value === 'light' ? 'dark' : 'light';
}
