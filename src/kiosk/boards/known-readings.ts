import { type ReadonlySignal, signal } from '@preact/signals';
import { hubPaths, ReadingsAnswerSchema, readingsBytesMax } from '../../domain/api/index.ts';
import { fromUtf8 } from '../../domain/basics/index.ts';
import { type After, callBounded, type Fetch } from '../link/index.ts';
import type { KeptReadings, ReadingsStore } from './readings-store.ts';

/** Longest wait for the hub, ms: it is asked again with the next heartbeat. */
const timeoutMs = 15_000;
/** While no number was ever given the hub is asked again after this long, ms, */
const againMs = 20_000;
/** and at most so often: by then a heartbeat asks anyway. */
const againMax = 15;
/** Longest tag that is sent back, characters. */
const etagCharsMax = 100;

export interface ReadingsParts {
  readonly fetch: Fetch;
  readonly after: After;
  readonly store: ReadingsStore;
  /** Whether this kiosk shows any board: without one nobody is asked. Absent: it does. */
  readonly wanted?: () => boolean;
}

/** The last readings of the city's boards that this kiosk was given. */
export interface KnownReadings {
  /** Undefined: none were ever given. They are shown by their own times, never as of now. */
  readonly last: ReadonlySignal<KeptReadings['answer'] | undefined>;
  /** Shows what was kept. Resolves when it is shown. */
  start(): Promise<void>;
  /** Asks the hub for newer ones; one question at a time. Never rejects. */
  look(): Promise<void>;
}

/** Takes readings from the hub and keeps them for the time without it. */
export function createReadings({
  fetch,
  after,
  store,
  wanted = () => true,
}: ReadingsParts): KnownReadings {
  const last = signal<KeptReadings['answer'] | undefined>();
  let etag: string | undefined;
  let looking: Promise<void> | undefined;
  let again = 0;
  let waiting: (() => void) | undefined;

  async function ask(): Promise<void> {
    const raw = await callBounded(
      fetch,
      after,
      {
        method: 'GET',
        path: hubPaths.readings,
        ...(etag === undefined ? {} : { headers: { 'if-none-match': etag } }),
      },
      { timeoutMs, bytesMax: readingsBytesMax },
    );
    // 304, no network, a page of somebody else: what was known stays, with its times.
    if (!raw.ok || raw.value.status !== 200) return;
    const answer = read(raw.value.bytes);
    if (answer === undefined) return;
    const tag = raw.value.headers.get('etag') ?? '';
    etag = tag !== '' && tag.length <= etagCharsMax ? tag : undefined;
    last.value = answer;
    await store.keep({ etag: etag ?? '', answer }).catch(() => undefined);
  }

  /** A hub that was begun with the kiosk has not asked its feeds yet. */
  function lookAgain(): void {
    const isKnown = last
      .peek()
      ?.boards.some(({ stations }) => stations.some(({ readings }) => readings.length > 0));
    if (isKnown || again >= againMax || waiting !== undefined) return;
    again += 1;
    waiting = after(againMs, () => {
      waiting = undefined;
      void look();
    });
  }

  function look(): Promise<void> {
    if (!wanted()) return looking ?? Promise.resolve();
    looking ??= ask().finally(() => {
      looking = undefined;
      lookAgain();
    });
    return looking;
  }

  return {
    last,
    look,
    async start() {
      const kept = await store.load().catch(() => undefined);
      // What an older page had kept may have another shape: then it is none.
      const answer = ReadingsAnswerSchema.safeParse(kept?.answer);
      if (kept === undefined || !answer.success || last.peek() !== undefined) return;
      etag = kept.etag === '' ? undefined : kept.etag;
      last.value = answer.data;
    },
  };
}

function read(bytes: Uint8Array): KeptReadings['answer'] | undefined {
  try {
    return ReadingsAnswerSchema.safeParse(JSON.parse(fromUtf8(bytes))).data;
  } catch {
    return undefined;
  }
}
