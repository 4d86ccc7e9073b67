import type { WordTexts } from './word-body.ts';

/** What was typed and not saved, in this tab: it outlives a lost session and a reload. */
const nameOf = (key: string): string => `motcham-word-${key}`;

export function typedBefore(key: string): WordTexts | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(key)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { vi, en, enOne } = kept as Record<string, unknown>;
    if (typeof vi !== 'string' || typeof en !== 'string') return undefined;
    return { vi, en, ...(typeof enOne === 'string' && { enOne }) };
  } catch {
    return undefined;
  }
}

export function keepTyped(key: string, texts: WordTexts): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(texts));
  } catch {
    // Without room or right to keep, what is typed is in the field all the same.
  }
}

export function forgetTyped(key: string): void {
  try {
    sessionStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was kept.
  }
}
