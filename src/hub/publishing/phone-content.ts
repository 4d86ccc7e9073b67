import { fromUtf8 } from '../../domain/basics/index.ts';
import {
  type GuideRef,
  type Manifest,
  readFactsList,
  readGuidesList,
  type SectionRef,
} from '../../domain/bundle/index.ts';
import type { Flow, PhoneContent } from '../../domain/guide/index.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import type { Store } from '../store/index.ts';
import { manifestOf } from './make-content.ts';

type Bytes = Uint8Array<ArrayBuffer>;

async function sectionsOf(
  store: Store,
  refs: readonly Pick<SectionRef, 'sha256'>[],
): Promise<Bytes[]> {
  const names = refs.map(({ sha256 }) => sha256);
  if (names.length === 0) return [];
  const rows = await store.db
    .selectFrom('sections')
    .select(['sha256', 'bytes'])
    .where('sha256', 'in', names)
    .execute();
  const found = new Map(rows.map(({ sha256, bytes }) => [sha256, new Uint8Array(bytes)]));
  return names.flatMap((name) => found.get(name) ?? []);
}

const parse = <T>(bytes: Bytes): T => JSON.parse(fromUtf8(bytes));

/** What a phone needs of a flow: neither cases nor invariants. */
function forPhone({ tests: _, invariants: __, translatedFrom: ___, ...flow }: Flow): Flow {
  return flow;
}

/**
 * All published flows with the facts of the records they stand on, in one piece: whoever asks for
 * it does not say which flow was walked, and says nothing of the answers (R68).
 */
export async function readPhoneContent(store: Store): Promise<PhoneContent> {
  const last = await store.db
    .selectFrom('contents')
    .select('version')
    .where('published_at', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const manifest = last && (await manifestOf(store.pool, last.version));
  if (manifest === undefined) return { flows: [], services: [] };
  const { sections } = parse<Manifest>(manifest);
  const ofKind = (kind: SectionRef['kind']) => sections.filter((ref) => ref.kind === kind);
  const refs: GuideRef[] = (await sectionsOf(store, ofKind('guides'))).flatMap(readGuidesList);
  const flows = (await sectionsOf(store, refs)).map((bytes) => forPhone(parse<Flow>(bytes)));
  const wanted = new Set(refs.flatMap(({ services }) => services));
  const lists = await sectionsOf(store, ofKind('factsList'));
  const shards = [...ofKind('facts'), ...lists.flatMap(readFactsList)];
  // Nothing but flows reads facts here: content without flows may hold facts of any form.
  const facts = flows.length === 0 ? [] : await sectionsOf(store, shards);
  const services = facts
    .flatMap((bytes) => parse<ServiceFacts[]>(bytes))
    .filter(({ code }) => wanted.has(code));
  return { flows, services };
}
