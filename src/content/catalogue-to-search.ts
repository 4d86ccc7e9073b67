import type { SearchDocument } from '../domain/search/index.ts';
import { normalise } from '../domain/vietnamese/index.ts';

/** The fields of a record of the normalised national catalogue that search reads. */
export interface CatalogueRecord {
  readonly code: string;
  readonly name: string;
  readonly field?: string;
  readonly keywords?: string | null;
  readonly levels?: readonly string[];
  readonly kind?: string;
  readonly subjects?: readonly string[];
  readonly lifeEvents?: readonly unknown[];
  readonly issuer?: string;
  readonly issuerCode?: string;
}

/** Our own search knowledge about single procedures. */
export interface ProcedureKnowledge {
  /** Code → other ways to ask for it, separated by `|`. */
  readonly aliases: Readonly<Record<string, string>>;
  /** Code → situations that lead to it, in the words of residents, separated by `|`. */
  readonly needs: Readonly<Record<string, string>>;
  /** Codes from the most asked for to the least; the rest has no popularity. */
  readonly popular: readonly string[];
}

/** Source texts are at most a few thousand characters; longer is an error of the source. */
const titleCharsMax = 2000;

function textOf(value: unknown): string {
  return typeof value === 'string' ? normalise(value).replace(/\s+/g, ' ').trim() : '';
}

function listOf(value: unknown): string[] {
  const items = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.split(/[;,|]/)
      : [];
  return items
    .map((item) =>
      textOf(typeof item === 'object' && item !== null && 'name' in item ? item.name : item),
    )
    .filter((item) => item !== '');
}

/** Every way in which residents ask for a procedure, as far as we know. */
export function waysOf(code: string, { aliases, needs }: ProcedureKnowledge): string[] {
  return [aliases[code], needs[code]].flatMap((ways) =>
    (ways ?? '').split('|').filter((way) => way !== ''),
  );
}

/** Written in capitals by some ministries; lower case reads and abbreviates the same for search. */
function titleOf(name: string): string {
  const title = textOf(name).slice(0, titleCharsMax);
  return title === title.toUpperCase() ? title.toLowerCase() : title;
}

/** Whether another province says how it is done: there are up to thirteen such twins of one title. */
function isElsewhere({ issuerCode = '' }: CatalogueRecord): boolean {
  return /^H(?!26)/.test(issuerCode.trim());
}

/**
 * Maps a record of the normalised catalogue to what search indexes. Pure; a code with
 * stray spaces is trimmed. `hanoi`: done at ward or city level, and by no other province;
 * `elsewhere`: by another province alone.
 */
export function catalogueToSearch(
  record: CatalogueRecord,
  knowledge: ProcedureKnowledge,
): SearchDocument {
  const code = textOf(record.code);
  const title = titleOf(record.name);
  const place = knowledge.popular.indexOf(code);
  const levels = record.levels ?? [];
  const elsewhere = isElsewhere(record);
  return {
    code,
    title: { vi: title, en: '' },
    shortTitle: { vi: title, en: '' },
    summary: { vi: '', en: '' },
    keywords: listOf(record.keywords),
    aliases: waysOf(code, knowledge),
    field: textOf(record.field),
    lifeEvents: listOf(record.lifeEvents),
    popularity: place < 0 ? 0 : 1 - place / (knowledge.popular.length + 1),
    hanoi: (levels.includes('xa') || levels.includes('tinh')) && !elsewhere,
    elsewhere,
  };
}
