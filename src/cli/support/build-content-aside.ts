import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { BuiltContent, ContentBuilder, WrittenDocument } from '../../hub/index.ts';

/** Documents of one message: what is copied in one go holds the hub for a few milliseconds. */
const documentsPerMessage = 50;
/** Longest that content is built, ms: the catalogue of a country takes seconds. */
const buildMsMax = 180_000;
/** How long the thread waits for the next release before its memory is given back, ms. */
const idleMsMax = 60_000;

type Content = NonNullable<BuiltContent['content']>;
type Pictures = NonNullable<Parameters<ContentBuilder>[2]>;
type Withdrawn = NonNullable<Parameters<ContentBuilder>[3]>;

/** To the thread: documents in their order, and then for which day content is made of them. */
export type ToContentWorker =
  | { readonly documents: readonly WrittenDocument[] }
  | { readonly day: string; readonly pictures: Pictures; readonly withdrawn: Withdrawn };

/** From the thread: sections by name and length, and their bytes behind each other. */
export interface PackedContent {
  readonly content:
    | (Pick<Content, 'factsDate' | 'minApp'> & {
        readonly sections: readonly (Pick<Content['sections'][number], 'kind' | 'key'> & {
          readonly length: number;
        })[];
        readonly bytes: Uint8Array<ArrayBuffer>;
      })
    | undefined;
  readonly findings: BuiltContent['findings'];
}

function unpack({ content, findings }: PackedContent): BuiltContent {
  if (content === undefined) return { content, findings };
  const { sections, bytes, factsDate, minApp } = content;
  let at = 0;
  return {
    findings,
    content: {
      factsDate,
      minApp,
      sections: sections.map(({ kind, key, length }) => {
        at += length;
        return { kind, key, bytes: bytes.subarray(at - length, at) };
      }),
    },
  };
}

/**
 * Builds and checks content in a thread of its own, one release after the other: kiosks and pages
 * are served meanwhile. The thread ends with the process, and by itself when nobody releases.
 */
export function contentBuilderAside(): ContentBuilder {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function drop(): void {
    void worker?.terminate();
    worker = undefined;
  }

  /** The thread that there is, or a new one; should it die while it waits, another follows it. */
  function running(): Worker {
    if (worker !== undefined) return worker;
    const own = new Worker(new URL('./content-worker.ts', import.meta.url));
    const gone = () => {
      if (worker === own) worker = undefined;
    };
    own.on('error', gone);
    own.on('exit', gone);
    own.unref();
    worker = own;
    return own;
  }

  /** What the thread says next; rejects when it dies or says nothing for too long. */
  function answerOf(own: Worker): { readonly answer: Promise<PackedContent>; end(): void } {
    const { promise, resolve, reject } = Promise.withResolvers<PackedContent>();
    const ended = () => reject(new Error('the thread that builds content ended'));
    const timer = setTimeout(() => reject(new Error('content was not built in time')), buildMsMax);
    timer.unref();
    own.on('message', resolve);
    own.on('error', reject);
    own.on('exit', ended);
    // It may die while documents are still handed over: whoever awaits it later is told.
    promise.catch(() => undefined);
    return {
      answer: promise,
      end() {
        clearTimeout(timer);
        own.off('message', resolve);
        own.off('error', reject);
        own.off('exit', ended);
      },
    };
  }

  async function build(
    documents: readonly WrittenDocument[],
    day: string,
    pictures: Pictures,
    withdrawn: Withdrawn,
  ) {
    clearTimeout(idle);
    const own = running();
    const { answer, end } = answerOf(own);
    try {
      for (let at = 0; at < documents.length; at += documentsPerMessage) {
        const some = documents.slice(at, at + documentsPerMessage);
        own.postMessage({ documents: some } satisfies ToContentWorker);
        await setImmediate();
      }
      own.postMessage({ day, pictures, withdrawn } satisfies ToContentWorker);
      const built = unpack(await answer);
      idle = setTimeout(drop, idleMsMax);
      idle.unref();
      return built;
    } catch (error) {
      // Half a catalogue may lie in it.
      drop();
      throw error;
    } finally {
      end();
    }
  }

  return (documents, day, pictures = new Map(), withdrawn = []) => {
    const mine = last.catch(() => undefined).then(() => build(documents, day, pictures, withdrawn));
    last = mine;
    return mine;
  };
}
