import { canonicalJson, sha256, toHex, toUtf8 } from '../../domain/basics/index.ts';
import {
  detailsCountMax,
  namedByManifest,
  readDetailsList,
  readFactsList,
  readGuidesList,
  type SectionKind,
  type SectionRef,
  sectionBytesMax,
  sectionCountMax,
} from '../../domain/bundle/index.ts';

/** Bytes to publish, by kind and key. */
export interface PublishedSection {
  readonly kind: SectionKind;
  /** Shard number, procedure code, or empty where there is one of a kind. */
  readonly key: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is published: sections, and the facts about them. `details` are those its lists name. */
export interface Content {
  readonly sections: readonly PublishedSection[];
  /** ISO date shown to residents. */
  readonly factsDate: string;
  /** Oldest kiosk application that understands it. */
  readonly minApp: number;
}

export interface HashedContent {
  /** What the manifest names. */
  readonly sections: readonly SectionRef[];
  readonly bytesOf: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Of all that the manifest will say: the same content again has the same. */
  readonly hash: string;
}

/** The refs that the manifest names, and the bytes of everything by hash. */
export async function hashContent(content: Content): Promise<HashedContent> {
  const refs: SectionRef[] = [];
  const listed = new Set<string>();
  const bytesOf = new Map<string, Uint8Array<ArrayBuffer>>();
  const names = new Set(content.sections.map(({ kind, key }) => `${kind}/${key}`));
  if (names.size !== content.sections.length) {
    throw new Error('two sections have the same kind and key');
  }
  const isNamed = namedByManifest(content.sections);
  for (const { kind, key, bytes } of content.sections) {
    if (bytes.length < 1 || bytes.length > sectionBytesMax) {
      throw new Error(
        `section ${kind}/${key} has ${bytes.length} bytes; 1 to ${sectionBytesMax} are allowed`,
      );
    }
    const hash = toHex(await sha256(bytes));
    bytesOf.set(hash, bytes);
    if (isNamed(kind)) refs.push({ kind, key, sha256: hash, bytes: bytes.length });
    else listed.add(`${kind} ${key} ${hash} ${bytes.length}`);
  }
  if (refs.length > sectionCountMax) throw new Error('too many sections');
  checkLists(content, listed);
  const name = ({ kind, key }: SectionRef) => `${kind}/${key}`;
  const sections = refs.sort((a, b) => (name(a) < name(b) ? -1 : 1));
  const { factsDate, minApp } = content;
  const said = { factsDate, minApp, sections: sections.map((ref) => ({ ...ref })) };
  return { sections, bytesOf, hash: toHex(await sha256(toUtf8(canonicalJson(said)))) };
}

/** Whether the lists name all that no manifest names, and nothing else. */
function checkLists(content: Content, listed: ReadonlySet<string>): void {
  const of = (wanted: SectionKind) => content.sections.filter(({ kind }) => kind === wanted);
  const details = of('detailsList').flatMap(({ bytes }) => readDetailsList(bytes));
  const guides = of('guides').flatMap(({ bytes }) => readGuidesList(bytes));
  const facts = of('factsList').flatMap(({ bytes }) => readFactsList(bytes));
  if (details.length > detailsCountMax) throw new Error('too many details');
  const named = [
    ...facts.map((ref) => `facts ${ref.key} ${ref.sha256} ${ref.bytes}`),
    ...details.map((ref) => `details ${ref.code} ${ref.sha256} ${ref.bytes}`),
    ...guides.map((ref) => `guide ${ref.id} ${ref.sha256} ${ref.bytes}`),
  ];
  if (named.length !== listed.size || !named.every((one) => listed.has(one))) {
    throw new Error('the lists of details, facts and flows do not name those that are here');
  }
}
