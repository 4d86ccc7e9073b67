import * as z from 'zod/mini';
import { registerLimits, writtenLimits } from './entry-limits.ts';
import { registerServiceCodeSchema, serviceCodeSchema } from './service-code.ts';
import { detailFieldsOf } from './service-details.ts';
import { factFieldsOf } from './service-facts.ts';
import { daySchema, localTextSchema, registerTextSchema, vietnameseTextSchema } from './text.ts';

/** Most ways to ask for one service, and most words about it. */
export const findableMax = 60;

/** How residents look for a service; becomes the search index and never reaches a page. */
const findabilitySchema = z.object({
  /** Words about it that its name does not have. */
  keywords: z.array(vietnameseTextSchema).check(z.maxLength(findableMax)),
  /** What people call it. */
  aliases: z.array(vietnameseTextSchema).check(z.maxLength(findableMax)),
  /** Our estimate of how often it is wanted, 0 to 1: no counts are published. */
  popularity: z.number().check(z.minimum(0), z.maximum(1)),
});
export type Findability = z.infer<typeof findabilitySchema>;

/** Nobody has summed up an entry of a register: an empty text, never a guess. */
const noSummarySchema = z.object({ vi: z.literal(''), en: z.literal('') });

/** Who answers for an entry and until when (P6); stays with its publishers and reaches no kiosk. */
const upkeepSchema = z.object({
  /** Who compared it with its source on `source.checkedOn`. */
  checkedBy: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** By this day somebody compares it again; past it nothing of it is published. */
  recheckBy: z.optional(daySchema),
  /** English that was looked at again and still says the same: its place, and the Vietnamese then. */
  stillRight: z.optional(z.record(z.string().check(z.maxLength(120)), z.string())),
});
const ownFields = { search: findabilitySchema, upkeep: z.optional(upkeepSchema) };

/** Written by us, in both languages, from the facts of a register. */
const written = { entry: z.literal('written'), code: serviceCodeSchema };
const writtenFactFields = {
  ...written,
  ...factFieldsOf(localTextSchema, writtenLimits),
  summary: localTextSchema,
};
const writtenDetailFields = detailFieldsOf(localTextSchema, writtenLimits);

/** Straight from a register: Vietnamese only, no summary, longer, and doubted where it must be. */
const register = { entry: z.literal('register'), code: registerServiceCodeSchema };
const registerFactFields = {
  ...register,
  ...factFieldsOf(registerTextSchema, registerLimits),
  summary: z.union([noSummarySchema, registerTextSchema]),
};
const registerDetailFields = detailFieldsOf(registerTextSchema, registerLimits);

/** What a list, a card and the four facts need. Fees live here and nowhere else. */
export const serviceFactsSchema = z.discriminatedUnion('entry', [
  z.object(writtenFactFields),
  z.object(registerFactFields),
]);
export type ServiceFacts = z.infer<typeof serviceFactsSchema>;

/** The rest of a service, loaded when its page is opened. */
export const serviceDetailsSchema = z.discriminatedUnion('entry', [
  z.object({ ...written, ...writtenDetailFields }),
  z.object({ ...register, ...registerDetailFields }),
]);
export type ServiceDetails = z.infer<typeof serviceDetailsSchema>;

/** A public service, whole: CPSV-AP PublicService (*thủ tục hành chính*). */
export const publicServiceSchema = z.discriminatedUnion('entry', [
  z.object({ ...writtenFactFields, ...writtenDetailFields, ...ownFields }),
  z.object({ ...registerFactFields, ...registerDetailFields, ...ownFields }),
]);
export type PublicService = z.infer<typeof publicServiceSchema>;

/** The facts of a service, and nothing else. */
export function toServiceFacts(service: PublicService): ServiceFacts {
  return serviceFactsSchema.parse(service);
}

/** The details of a service, without a single fee. */
export function toServiceDetails(service: PublicService): ServiceDetails {
  return serviceDetailsSchema.parse(service);
}
