import type { DocumentKind } from '../../domain/check/index.ts';

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textAt(value: unknown, ...path: readonly string[]): string {
  let at = value;
  for (const step of path) at = isRecord(at) ? at[step] : undefined;
  return typeof at === 'string' ? at : '';
}

const titles: Readonly<Record<Exclude<DocumentKind, 'flow'>, readonly string[]>> = {
  procedure: ['shortName', 'vi'],
  place: ['name', 'vi'],
  notice: ['title', 'vi'],
  word: ['vi'],
  emergency: ['title', 'vi'],
  synonym: ['words'],
  season: ['title', 'vi'],
  leaflet: ['title', 'vi'],
  building: ['building'],
  board: ['title', 'vi'],
};
const parts: Readonly<Record<DocumentKind, readonly string[]>> = {
  procedure: ['field', 'vi'],
  place: ['kind'],
  notice: ['from', 'vi'],
  word: ['key'],
  flow: ['service'],
  emergency: ['kind'],
  synonym: ['service'],
  season: ['kind'],
  leaflet: ['pictogram'],
  building: ['source', 'vi'],
  board: ['kind'],
};
/** Characters of a title in a list; the rest is read in the document. */
const titleCharsMax = 300;

/** A flow names the text that is its title, as it names every other: the words stand with the texts. */
const titleIn = (kind: DocumentKind, body: unknown): string =>
  kind === 'flow'
    ? textAt(body, 'texts', 'vi', textAt(body, 'title'))
    : textAt(body, ...titles[kind]);

/** What a list calls a document, and what it groups it by. A draft may have neither yet. */
export function titleOf(kind: DocumentKind, id: string, body: unknown) {
  return {
    title: (titleIn(kind, body) || id).slice(0, titleCharsMax),
    part: textAt(body, ...parts[kind]).slice(0, titleCharsMax),
  };
}
