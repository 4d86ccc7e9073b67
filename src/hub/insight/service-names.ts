import { fold } from '../../domain/vietnamese/index.ts';
import type { Store } from '../store/index.ts';
import { hashesIn, isObject, readManifest, readSections } from './published-sections.ts';

export interface ServiceName {
  readonly code: string;
  readonly name: string;
  /** Folded syllables of the name as residents and as officers say it. */
  readonly syllables: ReadonlySet<string>;
}

/** Names of the services that are published, read once a version. */
export class ServiceNames {
  readonly #store: Store;
  #version = 0;
  #names: readonly ServiceName[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  async read(): Promise<readonly ServiceName[]> {
    const manifest = await readManifest(this.#store);
    if (manifest === undefined || manifest.version === this.#version) return this.#names;
    const { version, document } = manifest;
    const lists = await readSections(this.#store, hashesIn(document, 'factsList'));
    const shards = [...hashesIn(document, 'facts'), ...lists.flatMap((one) => hashesIn(one, ''))];
    const facts = await readSections(this.#store, shards);
    this.#names = facts.flatMap(namesIn);
    this.#version = version;
    return this.#names;
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
