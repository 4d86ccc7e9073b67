import * as z from 'zod/mini';
import {
  type ActionEnvelope,
  ActionEnvelopeSchema,
  batchCountMax,
} from '../../domain/action/index.ts';
import { HoleSchema } from '../../domain/api/index.ts';
import type { KioskKey } from '../enrolment/index.ts';
import { ProblemError } from '../http/index.ts';
import type { Batch, BatchItem } from './decide-batch.ts';

/** What has to be readable of an envelope: the rest may be of a version this hub does not know. */
const PlacedSchema = z.looseObject({
  kiosk: ActionEnvelopeSchema.shape.kiosk,
  incarnation: ActionEnvelopeSchema.shape.incarnation,
  seq: ActionEnvelopeSchema.shape.seq,
  id: ActionEnvelopeSchema.shape.id,
});

/**
 * A batch as the contract has it, but with room for envelopes of another version: one of those is
 * refused by its place, and does not hold up those beside and behind it.
 */
export const LooseBatchSchema = z.strictObject({
  actions: z.array(PlacedSchema).check(z.maxLength(batchCountMax)),
  hole: z.optional(HoleSchema),
});
type LooseBatch = z.infer<typeof LooseBatchSchema>;

/**
 * A batch of the signer's own line, each place one above the last.
 *
 * @throws ProblemError `bad-request`.
 */
export function batchOf({ actions, hole }: LooseBatch, signer: KioskKey): Batch {
  const { kiosk, incarnation, role } = signer;
  if (role !== 'page' || (actions.length === 0 && hole === undefined)) {
    throw new ProblemError('bad-request');
  }
  if (actions.some((one) => one.kiosk !== kiosk || one.incarnation !== incarnation)) {
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
  const items = actions.map((action): BatchItem => {
    const envelope: ActionEnvelope | undefined = ActionEnvelopeSchema.safeParse(action).data;
    return { seq: action.seq, id: action.id, envelope };
  });
  return { kiosk, incarnation, hole, items };
}
