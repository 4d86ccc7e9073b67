import * as z from 'zod/mini';
import { competentAuthoritySchema, whereToGoSchema } from './authority.ts';
import { channelSchema, onlineLevelSchema } from './channel.ts';
import { costSchema } from './cost.ts';
import { evidenceCaseSchema } from './evidence.ts';
import { pictogramSchema } from './pictogram.ts';
import { processingTimeSchema } from './processing-time.ts';
import { daySchema, localTextSchema, vietnameseTextSchema } from './text.ts';

/** A code of the national register: series digit, dot, six digits. */
export const serviceCodePattern = /^[1-9]\.\d{6}$/;
export const serviceCodeSchema = z.string().check(z.regex(serviceCodePattern));

/** The key of a life event (*sự kiện đời người*). */
export const lifeEventKeySchema = z.string().check(z.regex(/^[a-z][a-zA-Z]{1,29}$/));

/** Where the facts come from and how old they are: shown with every fact (law 1). */
const serviceSourceSchema = z.object({
  name: localTextSchema,
  /** The day the register was copied. */
  snapshotDate: daySchema,
  /** The day a person last compared this entry with the register. Absent: nobody has. */
  checkedOn: z.optional(daySchema),
});
export type ServiceSource = z.infer<typeof serviceSourceSchema>;

/** A law, decree or circular (CPSV-AP LegalResource; *căn cứ pháp lý*). */
const legalResourceSchema = z.object({
  code: z.string().check(z.minLength(3), z.maxLength(60)),
  name: z.optional(vietnameseTextSchema),
});
export type LegalResource = z.infer<typeof legalResourceSchema>;

/** Characters. The longest official name in the register has 1,192 (1.115369). */
const officialNameCharsMax = 1500;

const texts = (max: number) => z.array(localTextSchema).check(z.maxLength(max));

const factFields = {
  code: serviceCodeSchema,
  /** `possiblyOld`: the register has probably given this service a new code since the snapshot. */
  codeState: z.enum(['current', 'possiblyOld']),
  /** The name in the register, word for word: what officers search for. */
  officialName: z.string().check(z.minLength(1), z.maxLength(officialNameCharsMax)),
  /** The official name, cut to what one can read aloud where it runs to a paragraph. */
  name: localTextSchema,
  /** How residents say it; fits one or two lines of a card. */
  shortName: localTextSchema,
  summary: localTextSchema,
  /** The register's field (*lĩnh vực*), for grouping. */
  field: localTextSchema,
  pictogram: pictogramSchema,
  lifeEvents: z.array(lifeEventKeySchema).check(z.maxLength(8)),
  competentAuthority: z.array(competentAuthoritySchema).check(z.minLength(1), z.maxLength(6)),
  where: whereToGoSchema,
  channels: z.array(channelSchema).check(z.maxLength(3)),
  processingTime: processingTimeSchema,
  costs: z.array(costSchema).check(z.minLength(1), z.maxLength(30)),
  onlineLevel: onlineLevelSchema,
  /** The page on the national portal; what the take-away code opens. */
  portalUrl: z.string().check(z.regex(/^https:\/\/dichvucong\.gov\.vn\/[\w\-./?=&%]{1,200}$/)),
  source: serviceSourceSchema,
};

const detailFields = {
  whoMayApply: texts(20),
  evidence: z.array(evidenceCaseSchema).check(z.maxLength(30)),
  steps: texts(20),
  conditions: texts(20),
  outputs: texts(12),
  legalResources: z.array(legalResourceSchema).check(z.maxLength(60)),
};

/** What a list, a card and the four facts need. Fees live here and nowhere else. */
export const serviceFactsSchema = z.object(factFields);
export type ServiceFacts = z.infer<typeof serviceFactsSchema>;

/** The rest of a service, loaded when its page is opened. */
export const serviceDetailsSchema = z.object({ code: serviceCodeSchema, ...detailFields });
export type ServiceDetails = z.infer<typeof serviceDetailsSchema>;

/** How residents look for a service; becomes the search index and never reaches a page. */
const findabilitySchema = z.object({
  /** Words about it that its name does not have. */
  keywords: z.array(vietnameseTextSchema).check(z.maxLength(60)),
  /** What people call it. */
  aliases: z.array(vietnameseTextSchema).check(z.maxLength(60)),
  /** Our estimate of how often it is wanted, 0 to 1: no counts are published. */
  popularity: z.number().check(z.minimum(0), z.maximum(1)),
});
export type Findability = z.infer<typeof findabilitySchema>;

/** A public service, whole: CPSV-AP PublicService (*thủ tục hành chính*). */
export const publicServiceSchema = z.object({
  ...factFields,
  ...detailFields,
  search: findabilitySchema,
});
export type PublicService = z.infer<typeof publicServiceSchema>;

/** The facts of a service, and nothing else. */
export function toServiceFacts(service: PublicService): ServiceFacts {
  return serviceFactsSchema.parse(service);
}

/** The details of a service, without a single fee. */
export function toServiceDetails(service: PublicService): ServiceDetails {
  return serviceDetailsSchema.parse(service);
}
