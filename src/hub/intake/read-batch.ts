import type { FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { ActionEnvelopeSchema, batchCountMax } from '../../domain/action/index.ts';
import { ActionBatchSchema, type Hole, HoleSchema } from '../../domain/api/index.ts';
import type { KioskKey } from '../enrolment/index.ts';
import { ProblemError, readJson, readShape } from '../http/index.ts';
import type { Batch, BatchItem } from './decide-batch.ts';

/** What has to be readable of an envelope: the rest may be of a version this hub does not know. */
const PlacedSchema = z.looseObject({
  kiosk: ActionEnvelopeSchema.shape.kiosk,
  incarnation: ActionEnvelopeSchema.shape.incarnation,
  seq: ActionEnvelopeSchema.shape.seq,
  id: ActionEnvelopeSchema.shape.id,
});
type Placed = z.infer<typeof PlacedSchema>;

/**
 * A batch as the contract has it, but with room for envelopes of another version: one of those is
 * refused by its place, and does not hold up those beside and behind it.
 */
const LooseBatchSchema = z.strictObject({
  actions: z.array(PlacedSchema).check(z.maxLength(batchCountMax)),
  hole: z.optional(HoleSchema),
});

/**
 * The batch that a request holds: of the signer's own line, each place one above the last.
 *
 * @throws ProblemError `bad-request`.
 */
export function readBatch(request: FastifyRequest, { kiosk, incarnation, role }: KioskKey): Batch {
  const value = readJson(request);
  // Nearly all are whole: then one look is enough.
  const whole = ActionBatchSchema.safeParse(value).data;
  const { actions, hole } = whole ?? readShape(value, LooseBatchSchema);
  if (role !== 'page' || (actions.length === 0 && hole === undefined)) {
    throw new ProblemError('bad-request');
  }
  checkPlaces(actions, hole, { kiosk, incarnation });
  const items =
    whole === undefined
      ? actions.map((one) => itemOf(one, ActionEnvelopeSchema.safeParse(one).data))
      : whole.actions.map((one) => itemOf(one, one));
  return { kiosk, incarnation, hole, items };
}

function checkPlaces(
  actions: readonly Placed[],
  hole: Hole | undefined,
  line: Pick<Batch, 'kiosk' | 'incarnation'>,
): void {
  if (actions.some((one) => one.kiosk !== line.kiosk || one.incarnation !== line.incarnation)) {
    throw new ProblemError('bad-request', {
      detail: 'A batch holds requests of the kiosk and incarnation that signs it, and no others.',
    });
  }
  const firstSeq = hole === undefined ? actions[0]?.seq : hole.to + 1;
  if (actions.some(({ seq }, i) => seq !== (firstSeq ?? 0) + i)) {
    throw new ProblemError('bad-request', {
      detail: 'The sequences of a batch follow each other without a hole. Send it in order.',
    });
  }
}

function itemOf({ seq, id }: Placed, envelope: BatchItem['envelope']): BatchItem {
  return { seq, id, envelope };
}
