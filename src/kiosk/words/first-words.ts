import { fillIn } from './fill-in.ts';
import { first } from './first.ts';
import { type OwnTexts, textOf } from './own-texts.ts';
import type { Words } from './typed-key.ts';

const groups: Readonly<Record<string, Readonly<Record<string, string>>>> = first;

/**
 * The words of the first file, said without i18next (15 KB gzipped of 80): Vietnamese does not
 * count, so a text and its placeholders are all there is to read. A key that is not here says its
 * own name, as i18next does.
 */
export const sayFirst: Words = firstWords(new Map());

/** The same with what content brings in place of some of them. */
export function firstWords(own: OwnTexts): Words {
  return (key, ...values) => sayFrom(own, key, values);
}

function sayFrom(own: OwnTexts, key: string, values: readonly unknown[]): string {
  const dot = key.indexOf('.');
  const shipped = groups[key.slice(0, dot)]?.[key.slice(dot + 1)];
  const text = shipped === undefined ? key : textOf(own, key, shipped);
  return fillIn(text, values[0]);
}
