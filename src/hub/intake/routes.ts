import type { FastifyInstance } from 'fastify';
import type { ActionEnvelope } from '../../domain/action/index.ts';
import {
  type ActionBatchAnswer,
  ActionBatchSchema,
  hubPaths,
  type Watermark,
} from '../../domain/api/index.ts';
import type { HubContext } from '../context.ts';
import type { KioskKey } from '../enrolment/index.ts';
import { authenticate, ProblemError, readBody } from '../http/index.ts';
import { CommitUnsure } from '../store/index.ts';
import { type Progress, takeBatch } from './take-batch.ts';

/** `POST /hub/v1/actions`: one signed batch of a kiosk's outbox. */
export function intakeRoutes(app: FastifyInstance, hub: HubContext): void {
  const sealingKeys = new Set(hub.keys.openers.keys());
  app.post(hubPaths.actions, async (request): Promise<ActionBatchAnswer> => {
    const signer = await authenticate(request, hub);
    const { actions } = readBody(request, ActionBatchSchema);
    const batch = orderedBatch(actions, signer);
    const watermark = ({ lastSeq, settled }: Progress): Watermark => ({
      epoch: hub.store.epoch,
      lastSeq,
      settled,
    });
    const taken = await takeBatch(hub.store, batch, {
      sealingKeys,
      nowMs: hub.clock(),
      settledAfterMs: hub.settledAfterMs,
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
    const { accepted, duplicates, refused, lastSeq } = taken.value;
    hub.metrics.actions.add({ outcome: 'accepted' }, accepted);
    hub.metrics.actions.add({ outcome: 'duplicate' }, duplicates);
    hub.metrics.actions.add({ outcome: 'refused' }, refused.length);
    hub.metrics.watermark = Math.max(hub.metrics.watermark, lastSeq);
    if (accepted > 0) hub.handOver();
    return { watermark: watermark(taken.value), refused: [...refused] };
  });
}

/** A batch of the signer's own, each sequence one above the last. */
function orderedBatch(
  actions: readonly ActionEnvelope[],
  signer: KioskKey,
): [ActionEnvelope, ...ActionEnvelope[]] {
  const [first, ...rest] = actions;
  if (first === undefined || signer.role !== 'page') throw new ProblemError('bad-request');
  const belongs = actions.every(
    ({ kiosk, incarnation }) => kiosk === signer.kiosk && incarnation === signer.incarnation,
  );
  if (!belongs) {
    throw new ProblemError('bad-request', {
      detail: 'A batch holds requests of the kiosk and incarnation that signs it, and no others.',
    });
  }
  if (rest.some(({ seq }, i) => seq !== first.seq + i + 1)) {
    throw new ProblemError('bad-request', {
      detail: 'The sequences of a batch follow each other without a hole. Send it in order.',
    });
  }
  return [first, ...rest];
}
