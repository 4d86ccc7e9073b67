import { ownValue } from '../../basics/index.ts';
import type { Flow } from './flow.ts';

/** A place in a text that an answer or a fact fills: `{ageDays}`, `{fact.lateDays}`. */
export const placeholderPattern = /\{([a-zA-Z0-9.-]{1,60})\}/g;

/** The words of a key; the source language where a translation is missing; undefined if neither. */
export function findText(flow: Flow, key: string, locale: string): string | undefined {
  const wanted = flow.texts[locale];
  if (wanted !== undefined && Object.hasOwn(wanted, key)) return wanted[key];
  const source = flow.texts[sourceLocale(flow)];
  return source === undefined ? undefined : ownValue(source, key);
}

/** The language that a flow is written in. */
export function sourceLocale(flow: Flow): string {
  return Object.entries(flow.locales).find(([, role]) => role === 'source')?.[0] ?? 'vi';
}

/**
 * A short hash of a source text (FNV-1a, 32 bits, hex): a translation notes it, so that a changed
 * source shows as a stale translation. It guards against forgetting, not against an attacker.
 */
export function sourceHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
