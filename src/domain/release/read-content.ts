import { fromUtf8 } from '../basics/index.ts';
import {
  type DetailsRef,
  type GuideRef,
  type Manifest,
  readDetailsList,
  readFactsList,
  readGuidesList,
  type SectionRef,
  shardOf,
} from '../bundle/index.ts';

type Bytes = Uint8Array<ArrayBuffer>;
/** Bytes of a section that are the ones named. */
export type FetchNamed = (ref: {
  readonly sha256: string;
  readonly bytes: number;
}) => Promise<Bytes>;

const parse = (bytes: Bytes): unknown => JSON.parse(fromUtf8(bytes));
type Members = Readonly<Record<string, unknown>>;

/** Content as its sections say it, each one fetched by its hash when it is asked for. */
export class NamedContent {
  readonly manifest: Manifest;
  readonly #fetch: FetchNamed;
  #facts: readonly SectionRef[] = [];
  details: ReadonlyMap<string, DetailsRef> = new Map();
  guides: ReadonlyMap<string, GuideRef> = new Map();
  readonly #shards = new Map<string, Promise<ReadonlyMap<string, Members>>>();

  private constructor(manifest: Manifest, fetch: FetchNamed) {
    this.manifest = manifest;
    this.#fetch = fetch;
  }

  /** Reads the lists that the manifest names. */
  static async open(manifest: Manifest, fetch: FetchNamed): Promise<NamedContent> {
    const content = new NamedContent(manifest, fetch);
    const lists = async <T>(kind: SectionRef['kind'], read: (bytes: Bytes) => T[]) => {
      const all: T[] = [];
      for (const ref of content.refs(kind)) all.push(...read(await fetch(ref)));
      return all;
    };
    content.#facts = [...content.refs('facts'), ...(await lists('factsList', readFactsList))];
    content.details = new Map(
      (await lists('detailsList', readDetailsList)).map((ref) => [ref.code, ref]),
    );
    content.guides = new Map((await lists('guides', readGuidesList)).map((ref) => [ref.id, ref]));
    return content;
  }

  refs(kind: SectionRef['kind']): readonly SectionRef[] {
    return this.manifest.sections.filter((ref) => ref.kind === kind);
  }

  get shards(): readonly SectionRef[] {
    return this.#facts;
  }

  /** Facts by code of one shard. */
  shard(ref: SectionRef): Promise<ReadonlyMap<string, Members>> {
    const known = this.#shards.get(ref.sha256);
    if (known !== undefined) return known;
    const read = this.#fetch(ref).then(
      (bytes) => new Map((parse(bytes) as Members[]).map((one) => [String(one['code']), one])),
    );
    this.#shards.set(ref.sha256, read);
    return read;
  }

  /** Facts and details of one procedure as one; undefined where it is not. */
  async service(code: string): Promise<Members | undefined> {
    const key = String(shardOf(code, this.#facts.length));
    const ref = this.#facts.find((one) => one.key === key);
    const facts = ref && (await this.shard(ref)).get(code);
    const details = this.details.get(code);
    if (facts === undefined || details === undefined) return undefined;
    return { ...(parse(await this.#fetch(details)) as Members), ...facts };
  }

  async guide(id: string): Promise<unknown> {
    const ref = this.guides.get(id);
    return ref && parse(await this.#fetch(ref));
  }

  /** Sections of a kind that are lists of things with a name, as one list. */
  async list(kind: SectionRef['kind'], name: string): Promise<ReadonlyMap<string, unknown>> {
    const all: Members[] = [];
    for (const ref of this.refs(kind)) all.push(...(parse(await this.#fetch(ref)) as Members[]));
    return new Map(all.map((one) => [String(one[name]), one]));
  }
}
