import type { Language } from '../../domain/basics/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';
import { words } from './words.ts';

/** Most titles of other messages that are named: more is no line, and nobody reads it in a fire. */
const namedMax = 2;

/**
 * That something else holds too, by its title: what to do then comes when the first is over. The
 * same title sent for the ward and for the house is one thing to whoever reads it.
 */
export function alsoOf(
  shown: EmergencyDraft,
  behind: readonly EmergencyDraft[],
  language: Language,
): string | undefined {
  const titles = [...new Set(behind.map(({ title }) => title[language]))].filter(
    (title) => title !== shown.title[language],
  );
  if (titles.length === 0) return undefined;
  const { also, more } = words[language];
  const named = titles.slice(0, namedMax).join(' · ');
  const others = titles.length - namedMax;
  return also(others > 0 ? `${named} ${more(others)}` : named);
}
