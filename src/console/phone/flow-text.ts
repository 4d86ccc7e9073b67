import {
  type Answer,
  answersOf,
  type Flow,
  findText,
  type Walk,
} from '../../domain/guide/index.ts';
import type { PhoneLanguage } from './words.ts';

/** Words of the flow, with the answers that they speak of in their places: `{ageDays}`. */
export function flowText(flow: Flow, walk: Walk, language: PhoneLanguage): (key: string) => string {
  const answers = new Map<string, Answer>(Object.entries(answersOf(flow, walk)));
  return (key) =>
    (findText(flow, key, language) ?? '').replace(
      /\{([a-zA-Z0-9.-]{1,60})\}/g,
      (whole, name: string) => {
        const given = answers.get(name);
        return typeof given === 'number' || typeof given === 'string' ? String(given) : whole;
      },
    );
}
