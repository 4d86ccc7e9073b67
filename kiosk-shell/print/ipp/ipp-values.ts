import type { IppAttribute, IppGroup, IppMessage, IppValue } from './ipp-message.ts';
import { valueTags } from './ipp-tags.ts';

const tagged =
  (tag: number) =>
  (name: string, ...texts: readonly string[]): IppAttribute => ({
    name,
    values: texts.map((text) => ({ tag, type: 'text', text })),
  });

/** Makes attributes of the common kinds. */
export const make = {
  charset: tagged(valueTags.charset),
  language: tagged(valueTags.naturalLanguage),
  uri: tagged(valueTags.uri),
  keyword: tagged(valueTags.keyword),
  name: tagged(valueTags.name),
  mimeType: tagged(valueTags.mimeMediaType),
  integer: (name: string, value: number): IppAttribute => ({
    name,
    values: [{ tag: valueTags.integer, type: 'integer', value }],
  }),
  enumeration: (name: string, value: number): IppAttribute => ({
    name,
    values: [{ tag: valueTags.enum, type: 'integer', value }],
  }),
  boolean: (name: string, value: boolean): IppAttribute => ({
    name,
    values: [{ tag: valueTags.boolean, type: 'boolean', value }],
  }),
  resolution: (name: string, ...dpi: readonly number[]): IppAttribute => ({
    name,
    values: dpi.map((dots) => ({
      tag: valueTags.resolution,
      type: 'resolution',
      crossFeed: dots,
      feed: dots,
      units: 3,
    })),
  }),
  collection: (name: string, ...members: readonly IppAttribute[]): IppAttribute => ({
    name,
    values: [{ tag: valueTags.begCollection, type: 'collection', members }],
  }),
} as const;

/** Reads attributes by name; what is missing or of another kind is undefined. */
export class IppAttributes {
  readonly #attributes: readonly IppAttribute[];

  constructor(attributes: readonly IppAttribute[]) {
    this.#attributes = attributes;
  }

  values(name: string): readonly IppValue[] {
    return this.#attributes.find((attribute) => attribute.name === name)?.values ?? [];
  }

  texts(name: string): string[] {
    return this.values(name).flatMap((value) =>
      value.type === 'text' || value.type === 'localText' ? [value.text] : [],
    );
  }

  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  integer(name: string): number | undefined {
    const [value] = this.values(name);
    return value?.type === 'integer' ? value.value : undefined;
  }

  boolean(name: string): boolean | undefined {
    const [value] = this.values(name);
    return value?.type === 'boolean' ? value.value : undefined;
  }

  /** Square resolutions in dots an inch. */
  dpis(name: string): number[] {
    return this.values(name).flatMap((value) =>
      value.type === 'resolution' && value.crossFeed === value.feed
        ? [value.units === 4 ? Math.round(value.feed * 2.54) : value.feed]
        : [],
    );
  }

  collections(name: string): IppAttributes[] {
    return this.values(name).flatMap((value) =>
      value.type === 'collection' ? [new IppAttributes(value.members)] : [],
    );
  }
}

/** The groups of one kind in a message, in order. */
export function groupsOf(message: IppMessage, tag: number): IppAttributes[] {
  return message.groups
    .filter((group: IppGroup) => group.tag === tag)
    .map((group) => new IppAttributes(group.attributes));
}
