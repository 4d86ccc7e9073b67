import type { LocalText } from '../basics/index.ts';

export type PlacedText = { readonly where: string; readonly text: LocalText };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isLocalText(value: unknown): value is LocalText {
  return isRecord(value) && typeof value['vi'] === 'string' && typeof value['en'] === 'string';
}

/** What an item of a list is called in a finding: its own name before its number. */
function nameOf(item: unknown, index: number): string {
  if (!isRecord(item)) return String(index);
  const name = item['code'] ?? item['key'] ?? item['id'];
  return typeof name === 'string' ? name : String(index);
}

/** Every text that a resident can be shown, with the place it stands in. */
export function textsOf(value: unknown, where: string): PlacedText[] {
  if (isLocalText(value)) return [{ where, text: value }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsOf(item, `${where}.${nameOf(item, index)}`));
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${where}.${key}`));
}
