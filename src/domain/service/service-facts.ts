import * as z from 'zod/mini';
import { competentAuthorityOf, whereToGoOf } from './authority.ts';
import { channelSchema, onlineLevelSchema } from './channel.ts';
import { costOf } from './cost.ts';
import { doubtsSchema } from './doubt.ts';
import type { EntryLimits } from './entry-limits.ts';
import { lifeEventKeySchema } from './life-event-key.ts';
import { pictogramSchema } from './pictogram.ts';
import { processingTimeOf } from './processing-time.ts';
import { daySchema, localTextSchema, type TextSchema } from './text.ts';

/** Where the facts come from and how old they are: shown with every fact (law 1). */
const serviceSourceSchema = z.object({
  name: localTextSchema,
  /** The day the register was copied. */
  snapshotDate: daySchema,
  /** The day the register says it last changed this entry. */
  updatedOn: z.optional(daySchema),
  /** The decision that announced it (*số quyết định*). */
  decision: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** The day a person last compared this entry with the register. Absent: nobody has. */
  checkedOn: z.optional(daySchema),
});
export type ServiceSource = z.infer<typeof serviceSourceSchema>;

/** Characters. The longest official name in the register has 1,192 (1.115369). */
const officialNameCharsMax = 1500;

/** The fields of the facts, for texts of our own or texts of a register. */
export const factFieldsOf = (text: TextSchema, limits: EntryLimits) => ({
  /**
   * `possiblyOld`: the register has probably given this service a new code since the snapshot;
   * `malformed`: the code is mistyped in the register.
   */
  codeState: z.enum(['current', 'possiblyOld', 'malformed']),
  /**
   * Where it holds (CPSV-AP spatial): a service of another province's own is not done in Hanoi,
   * and no fee rule of Hanoi applies to it.
   */
  spatial: z.enum(['country', 'hanoi', 'elsewhere']),
  /** `offices`: between offices (*thủ tục nội bộ*); no resident applies. */
  audience: z.enum(['residents', 'offices']),
  /** The name in the register, word for word: what officers search for. */
  officialName: z.string().check(z.minLength(1), z.maxLength(officialNameCharsMax)),
  /** The official name, cut to what one can read aloud where it runs to a paragraph. */
  name: text,
  /** How residents say it; fits one or two lines of a card. */
  shortName: text,
  /** The register's field (*lĩnh vực*), for grouping. */
  field: text,
  pictogram: pictogramSchema,
  lifeEvents: z.array(lifeEventKeySchema).check(z.maxLength(8)),
  competentAuthority: z
    .array(competentAuthorityOf(text))
    .check(z.minLength(1), z.maxLength(limits.authorities)),
  where: whereToGoOf(text),
  channels: z.array(channelSchema).check(z.maxLength(3)),
  processingTime: processingTimeOf(text),
  costs: z.array(costOf(text)).check(z.minLength(1), z.maxLength(limits.costs)),
  onlineLevel: onlineLevelSchema,
  /** The page on the national portal; what the take-away code opens. */
  portalUrl: z.string().check(z.regex(/^https:\/\/dichvucong\.gov\.vn\/[\w\-./?=&%]{0,200}$/)),
  doubts: doubtsSchema,
  source: serviceSourceSchema,
});
