import type { FastifyInstance } from 'fastify';
import { type ActionBatchAnswer, hubPaths, type Watermark } from '../../domain/api/index.ts';
import { authenticate } from '../enrolment/index.ts';
import { ProblemError } from '../http/index.ts';
import { CommitUnsure } from '../store/index.ts';
import type { BatchItem } from './decide-batch.ts';
import { GroupCommit } from './group-commit.ts';
import type { IntakeHub } from './intake-hub.ts';
import { readBatch } from './read-batch.ts';
import { type Progress, takeBatch } from './take-batch.ts';

/** `POST /hub/v1/actions`: one signed batch of a kiosk's outbox. */
export function intakeRoutes(app: FastifyInstance, hub: IntakeHub): void {
  const group = new GroupCommit(hub.store, { clock: hub.clock, rule: () => hub.settling.rule() });
  app.post(hubPaths.actions, async (request): Promise<ActionBatchAnswer> => {
    const signer = await authenticate(request, hub);
    const batch = readBatch(request, signer);
    const { openers } = hub.keys;
    const isStrange = ({ envelope }: BatchItem) =>
      envelope !== undefined && !openers.has(envelope.keyId);
    // A key that another process has just made is no reason to refuse for ever.
    if (batch.items.some(isStrange)) await hub.keys.refresh();
    const watermark = ({ lastSeq, settled }: Progress): Watermark => ({
      epoch: hub.store.epoch,
      lastSeq,
      settled,
    });
    const taken = await takeBatch(hub.store, group, batch, {
      sealingKeys: new Set(openers.keys()),
      nowMs: hub.clock(),
      settle: hub.settling.rule(),
    }).catch((error: unknown) => {
      if (error instanceof CommitUnsure) hub.metrics.unsure.add();
      throw error;
    });
    if (!taken.ok) {
      hub.metrics.conflicts.add({ code: taken.error.code });
      throw new ProblemError(taken.error.code, {
        extension: { watermark: watermark(taken.error), lastSeq: taken.error.lastSeq },
      });
    }
    const { accepted, duplicates, refused, hole, lastSeq } = taken.value;
    if (hole !== undefined) {
      const { kiosk, incarnation } = batch;
      hub.metrics.holes.add({ reason: hole.reason }, hole.to - hole.from + 1);
      hub.log.error(
        { kiosk, incarnation, ...hole },
        'a kiosk holds these requests no more: see "motcham actions --holes"',
      );
    }
    hub.metrics.actions.add({ outcome: 'accepted' }, accepted);
    hub.metrics.actions.add({ outcome: 'duplicate' }, duplicates);
    hub.metrics.actions.add({ outcome: 'refused' }, refused.length);
    hub.metrics.watermark = Math.max(hub.metrics.watermark, lastSeq);
    if (accepted > 0) hub.handOver();
    return { watermark: watermark(taken.value), refused: [...refused] };
  });
}
