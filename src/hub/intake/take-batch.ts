import { err, ok, type Result } from '../../domain/basics/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { type Batch, type Decision, decideBatch } from './decide-batch.ts';
import type { GroupCommit, InOrder } from './group-commit.ts';
import { lockLine, readLine } from './read-line.ts';
import { advanceLine, readSettled, type SettleRule } from './settled.ts';
import { writeBatch } from './write-batch.ts';

export interface TakeOptions {
  /** Ids of the sealing keys the hub can open. */
  readonly sealingKeys: ReadonlySet<string>;
  readonly nowMs: number;
  readonly settle: SettleRule;
}

export interface Progress {
  readonly lastSeq: number;
  readonly settled: number;
}

type Take = Extract<Decision, { kind: 'take' }>;

export interface Taken extends Progress, Pick<Take, 'duplicates' | 'refused' | 'hole'> {
  readonly accepted: number;
}

export type TakeError = Progress & { readonly code: 'forked' | 'gap' };

/**
 * A batch that goes on where its line stands, decided before anybody has looked: in a line that
 * ends right before it and that nothing has moved from, nothing is known of its places, no hole
 * lies there, and nothing of it is held elsewhere. `readLine` would say just that. Undefined when
 * there is more to such a batch than to store its requests.
 */
export function decideInOrder(
  batch: Batch,
  sealingKeys: ReadonlySet<string>,
): (InOrder & { readonly decision: Take }) | undefined {
  const [first] = batch.items;
  if (first === undefined || batch.hole !== undefined) return undefined;
  const lastSeq = first.seq - 1;
  const nothing = { known: new Map(), holes: [], elsewhere: new Set<string>() };
  const decision = decideBatch(batch, { ...nothing, lastSeq, sealingKeys });
  if (decision.kind !== 'take' || decision.refuse.length > 0) return undefined;
  const { insert } = decision;
  return insert.some(({ origin }) => origin !== undefined)
    ? undefined
    : { batch, insert, decision };
}

/**
 * Takes a batch of one kiosk incarnation as `decideBatch` says: together with those of other
 * lines when it goes on where its line stands, else in a transaction of its own.
 *
 * @throws CommitUnsure and the errors of the store: then nothing may be acknowledged.
 */
export async function takeBatch(
  store: Store,
  group: GroupCommit,
  batch: Batch,
  options: TakeOptions,
): Promise<Result<Taken, TakeError>> {
  const inOrder = decideInOrder(batch, options.sealingKeys);
  const settled = inOrder === undefined ? undefined : await group.take(inOrder);
  return inOrder === undefined || settled === undefined
    ? takeAlone(store, batch, options)
    : ok(takenOf(inOrder.decision, settled));
}

function takenOf({ lastSeq, insert, duplicates, refused, hole }: Take, settled: number): Taken {
  return { lastSeq, settled, accepted: insert.length, duplicates, refused, hole };
}

/**
 * Takes a batch in one transaction, whatever stands at its places.
 *
 * @throws CommitUnsure and the errors of the store: then nothing may be acknowledged.
 */
export async function takeAlone(
  store: Store,
  batch: Batch,
  { sealingKeys, nowMs, settle }: TakeOptions,
): Promise<Result<Taken, TakeError>> {
  const { kiosk, incarnation } = batch;
  return inTransaction(store.pool, async (client) => {
    const locked = await lockLine(client, batch);
    const held = await readLine(client, batch, locked);
    const decision = decideBatch(batch, { ...held, sealingKeys });
    if (decision.kind !== 'take') {
      const settled = await readSettled(client, kiosk, incarnation, settle);
      return err({ code: decision.kind, lastSeq: locked.lastSeq, settled });
    }
    await writeBatch(client, batch, decision, nowMs);
    const settled = await advanceLine(client, batch, decision.lastSeq, settle);
    return ok(takenOf(decision, settled));
  });
}
