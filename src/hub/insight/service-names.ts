import { fromUtf8 } from '../../domain/basics/index.ts';
import { fold } from '../../domain/vietnamese/index.ts';
import type { Store } from '../store/index.ts';

export interface ServiceName {
  readonly code: string;
  readonly name: string;
  /** Folded syllables of the name as residents and as officers say it. */
  readonly syllables: ReadonlySet<string>;
}

/** Most sections of facts that are read: a catalogue of 6,000 has some 70. */
const sectionsMax = 500;

/** Names of the services that are published, read once a version. */
export class ServiceNames {
  readonly #store: Store;
  #version = 0;
  #names: readonly ServiceName[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  async read(): Promise<readonly ServiceName[]> {
    const row = await this.#store.db
      .selectFrom('contents')
      .innerJoin('sections', 'sections.sha256', 'contents.sha256')
      .select(['contents.version', 'sections.bytes'])
      .orderBy('contents.version', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined || row.version === this.#version) return this.#names;
    const document = parsed(fromUtf8(new Uint8Array(row.bytes)));
    const lists = await this.#sections(hashesIn(document, 'factsList'));
    const shards = [...hashesIn(document, 'facts'), ...lists.flatMap((one) => hashesIn(one, ''))];
    const facts = await this.#sections(shards);
    this.#names = facts.flatMap(namesIn);
    this.#version = row.version;
    return this.#names;
  }

  async #sections(hashes: readonly string[]): Promise<readonly unknown[]> {
    if (hashes.length === 0) return [];
    const rows = await this.#store.db
      .selectFrom('sections')
      .select('bytes')
      .where('sha256', 'in', [...new Set(hashes)].slice(0, sectionsMax))
      .execute();
    return rows.flatMap(({ bytes }) => {
      const value = parsed(fromUtf8(new Uint8Array(bytes)));
      return value === undefined ? [] : [value];
    });
  }
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Hashes of the sections of a kind that a document names, however deep; empty: of any kind. */
function hashesIn(value: unknown, kind: string): readonly string[] {
  if (!isObject(value)) return [];
  const { sha256 } = value;
  const own = typeof sha256 === 'string' && (kind === '' || value['kind'] === kind) ? [sha256] : [];
  return [...own, ...Object.values(value).flatMap((inner) => hashesIn(inner, kind))];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function namesIn(section: unknown): readonly ServiceName[] {
  if (!Array.isArray(section)) return [];
  return section.flatMap((one: unknown): readonly ServiceName[] => {
    if (!isObject(one) || typeof one['code'] !== 'string') return [];
    const short = isObject(one['shortName']) ? one['shortName']['vi'] : undefined;
    const official = one['officialName'];
    const name = typeof short === 'string' ? short : official;
    if (typeof name !== 'string') return [];
    const said = `${name} ${typeof official === 'string' ? official : ''}`;
    return [{ code: one['code'], name, syllables: syllablesOf(said) }];
  });
}

export function syllablesOf(text: string): ReadonlySet<string> {
  return new Set(
    fold(text)
      .split(/[^a-z0-9]+/)
      .filter((syllable) => syllable !== ''),
  );
}
