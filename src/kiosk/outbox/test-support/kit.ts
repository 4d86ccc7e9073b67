import type { ActionEnvelope } from '../../../domain/action/index.ts';
import type { FillRandom } from '../../../domain/basics/index.ts';
import type { SigningKey, SimulatedTime } from '../../link/index.ts';
import { createOutbox, type DurableOutbox, type OutboxParts } from '../durable-outbox.ts';
import { type MemoryDisk, memoryOutboxStore, type WriteFault } from '../memory-store.ts';
import { memoryWriterLock } from '../writer-lock.ts';

/** Randomness that repeats: every draw differs from the last. */
export function countingRandom(seed = 1): FillRandom {
  let state = seed >>> 0;
  return (array) => {
    for (let i = 0; i < array.length; i += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      array[i] = state >>> 24;
    }
    return array;
  };
}

export const kiosk = 'k-TESTKSK0';

export function whoOf(incarnation: number): NonNullable<ReturnType<OutboxParts['who']>> {
  const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
  return {
    line: `${kiosk}|${incarnation}`,
    kiosk,
    incarnation,
    hub: {
      sealing: { keyId: 'seal-1', publicKey: '' },
      time: publicKey,
      root: '{}',
    },
  };
}

/** Says which body is inside, so that a test can see what arrived. Never used outside tests. */
export const plainSeal: OutboxParts['loadSeal'] = async () => async (body, _key, place) =>
  btoa(JSON.stringify({ body, place }))
    .replace(/=+$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');

/** What `plainSeal` put into an envelope. */
export function unseal(envelope: ActionEnvelope): { body: { kind: string }; place: unknown } {
  return JSON.parse(atob(envelope.sealed.replaceAll('-', '+').replaceAll('_', '/')));
}

/** An outbox over a disk in memory, writing as `who`. */
export function memoryBackedOutbox(
  time: SimulatedTime,
  disk: MemoryDisk,
  who: OutboxParts['who'],
  options: { nextFault?: () => WriteFault | undefined; seed?: number } = {},
): DurableOutbox {
  return createOutbox({
    clock: time.clock,
    after: time.after,
    fillRandom: countingRandom(options.seed),
    store: memoryOutboxStore(disk, options.nextFault),
    lock: memoryWriterLock(),
    who,
    time: () => ({ ms: time.clock(), trust: 'confirmed', offsetMs: 0 }),
    loadSeal: plainSeal,
  });
}

/** A key that nothing is signed with. */
export const testKey: SigningKey = { keyId: `${kiosk}.1.page`, privateKey: {} as CryptoKey };

/** A batch from the first place of a line on. */
export const upTo = (to: number) => ({ from: 1, to });
