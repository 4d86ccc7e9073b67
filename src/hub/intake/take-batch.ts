import { err, ok, type Result } from '../../domain/basics/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { type Batch, type Decision, decideBatch } from './decide-batch.ts';
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
 * Takes a batch of one kiosk incarnation in one transaction, as `decideBatch` says.
 *
 * @throws CommitUnsure and the errors of the store: then nothing may be acknowledged.
 */
export async function takeBatch(
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
    const { lastSeq, duplicates, refused, hole } = decision;
    return ok({ lastSeq, settled, accepted: decision.insert.length, duplicates, refused, hole });
  });
}
