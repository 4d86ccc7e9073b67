import * as z from 'zod/mini';
import { channelSchema } from './channel.ts';
import { daySchema, localTextSchema, type TextSchema } from './text.ts';

/** Vietnamese dong. The dearest fixed fee in the register is far below it. */
const amountVndMax = 1_000_000_000;

const commonOf = (text: TextSchema) => ({
  /** When this line applies: a case, a kind of document. Absent: always. */
  condition: z.optional(text),
  /** The ways of handing in that this line is for. Absent: all of them. */
  channels: z.optional(z.array(channelSchema).check(z.minLength(1), z.maxLength(3))),
  /** First day on which this line holds. Absent: it holds already. */
  from: z.optional(daySchema),
  /** Last day on which this line holds; what holds after it is not known from this line. */
  until: z.optional(daySchema),
});

/**
 * One line of what a service costs (CPSV-AP Cost; *phí, lệ phí*). The kind is the truth about
 * the number:
 * - `fixed`: the amount is set for the whole country;
 * - `free`: the source says in words that nothing is charged;
 * - `setByCouncil`: the council of Hanoi decides; any number in the register is not Hanoi's;
 * - `seeNote`: a price exists, but only in words;
 * - `unknown`: nothing reliable, which includes a zero without a word beside it.
 */
export const costOf = (text: TextSchema) => {
  const common = commonOf(text);
  return z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('fixed'),
      amountVnd: z.int().check(z.minimum(1), z.maximum(amountVndMax)),
      /** What the amount is for when it is not the whole dossier: a page, a copy. */
      per: z.optional(text),
      ...common,
    }),
    z.object({ kind: z.literal('free'), ...common }),
    z.object({ kind: z.literal('setByCouncil'), ...common }),
    z.object({ kind: z.literal('seeNote'), note: text, ...common }),
    z.object({ kind: z.literal('unknown'), ...common }),
  ]);
};

/** The costs of an entry of our own. */
export const costSchema = costOf(localTextSchema);
export type Cost = z.infer<typeof costSchema>;
