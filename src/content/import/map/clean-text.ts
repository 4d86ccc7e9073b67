import type { Notes } from '../notes.ts';

/** Characters of one paragraph; `registerTextSchema` has the same limit. */
const paragraphCharsMax = 8000;

/** Markup inside markup inside entities: deeper nesting is an attack, and stays visible as text. */
const unwrapRoundsMax = 3;

const invisible = /\p{Cf}|[\ufe00-\ufe0f]/gu;
/** All control characters but the tab and the line feed. */
const control = /[^\P{Cc}\t\n]/gu;
/** Glyphs of symbol fonts, pasted from a word processor: bullets, ticks, dashes. */
const symbolFont = /[\ue000-\uf8ff]/gu;
const silentElements = /<(script|style|iframe|object|template)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/giu;
const breakingTags = /<(?:br|\/?(?:p|div|li|tr|h[1-6]|ul|ol|table))\b[^<>]*>/giu;
const otherTags = /<!--[\s\S]*?-->|<[/!?]?[a-z][^<>]*>/giu;
const namedEntities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hellip: '…',
};
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu;

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return namedEntities[name.toLowerCase()] ?? whole;
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** Takes the markup out, whatever it is wrapped in. */
function unwrap(text: string, field: string, notes: Notes): string {
  let now = text;
  for (let round = 0; round < unwrapRoundsMax; round += 1) {
    const before = now;
    if (now.includes('<')) {
      now = now.replace(silentElements, ' ').replace(breakingTags, '\n').replace(otherTags, ' ');
      if (now !== before) notes.repair('markup', field, before);
    }
    const plain = now.includes('&') ? now.replace(entity, decodeEntity) : now;
    if (plain !== now) notes.repair('entity', field, now);
    if (plain === before) break;
    now = plain;
  }
  return now;
}

/**
 * The paragraphs of a text of a register: NFC, without markup, invisible or control characters,
 * spaces made one, nothing empty. What was changed is noted under `field`.
 */
export function cleanParagraphs(raw: string, field: string, notes: Notes): string[] {
  let text = raw.normalize('NFC');
  if (text !== raw) notes.repair('nfc', field);
  text = text.replace(/\r\n?/gu, '\n');
  const swap = (pattern: RegExp, to: string, kind: Parameters<Notes['repair']>[0]) => {
    const next = text.replace(pattern, to);
    if (next !== text) notes.repair(kind, field);
    text = next;
  };
  swap(invisible, '', 'invisible');
  text = unwrap(text, field, notes);
  swap(invisible, '', 'invisible');
  swap(control, ' ', 'control');
  swap(symbolFont, '•', 'symbolFont');
  swap(/\s*:(?:\s*:)+/gu, ':', 'punctuation');
  swap(/-+>/gu, '→', 'angleBracket');
  swap(/</gu, '‹', 'angleBracket');
  swap(/>/gu, '›', 'angleBracket');
  if (text.includes('\ufffd')) {
    notes.repair('unreadable', field);
    notes.doubt('brokenText');
  }
  return text
    .split(/[\n\u2028\u2029]/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line))
    .map((line) =>
      cutAt(line.normalize('NFC'), paragraphCharsMax, () => notes.repair('cut', field)),
    );
}

/** The same, as one paragraph. */
export function cleanLine(raw: string, field: string, notes: Notes): string {
  const line = cleanParagraphs(raw, field, notes).join(' ');
  return cutAt(line, paragraphCharsMax, () => notes.repair('cut', field));
}

/** Cuts a text between two words, with a mark that something is missing. */
export function cutAt(text: string, charsMax: number, onCut?: () => void): string {
  if (text.length <= charsMax) return text;
  onCut?.();
  const head = text.slice(0, charsMax - 1);
  const space = head.lastIndexOf(' ');
  // A single endless word is cut in its middle, never in the middle of a surrogate pair.
  const kept = space > charsMax / 2 ? head.slice(0, space) : head.replace(/[\ud800-\udbff]$/u, '');
  return `${kept}…`;
}
