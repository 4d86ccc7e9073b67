import { type Flow, flowSchema } from '../../domain/guide/index.ts';
import type { Store } from '../store/index.ts';
import { hashesIn, readManifest, readSections } from './published-sections.ts';

interface LocalName {
  readonly vi: string;
  readonly en: string;
}

/** A flow as insight needs it: what its steps are called, and what may follow each. */
export interface FlowSteps {
  readonly title: LocalName;
  readonly states: ReadonlyMap<
    string,
    { readonly name: LocalName; readonly isOutcome: boolean; readonly next: readonly string[] }
  >;
}

/** Guided flows of the newest content by their id, read once a version. */
export class PublishedFlows {
  readonly #store: Store;
  #version = 0;
  #flows: ReadonlyMap<string, FlowSteps> = new Map();

  constructor(store: Store) {
    this.#store = store;
  }

  async read(): Promise<ReadonlyMap<string, FlowSteps>> {
    const manifest = await readManifest(this.#store);
    if (manifest === undefined || manifest.version === this.#version) return this.#flows;
    const lists = await readSections(this.#store, hashesIn(manifest.document, 'guides'));
    const guides = await readSections(
      this.#store,
      lists.flatMap((list) => hashesIn(list, '')),
    );
    this.#flows = new Map(
      guides.flatMap((guide) => {
        const read = flowSchema.safeParse(guide);
        return read.success ? [[read.data.id, stepsOf(read.data)] as const] : [];
      }),
    );
    this.#version = manifest.version;
    return this.#flows;
  }
}

function stepsOf(flow: Flow): FlowSteps {
  const { vi = {}, en = {} } = flow.texts;
  const nameOf = (key: string): LocalName => {
    const source = vi[key] ?? key;
    return { vi: source, en: en[key] ?? source };
  };
  return {
    title: flow.title === undefined ? { vi: flow.id, en: flow.id } : nameOf(flow.title),
    states: new Map(
      Object.entries(flow.states).map(([id, state]) => [
        id,
        {
          name: nameOf(state.title),
          isOutcome: state.kind === 'outcome',
          next: state.kind === 'outcome' ? [] : [...new Set(state.next.map(({ to }) => to))],
        },
      ]),
    ),
  };
}
