import * as z from 'zod/mini';
import { channelSchema, onlineLevelSchema, serviceCodeSchema } from '../../domain/service/index.ts';
import register from './register.json' with { type: 'json' };

/** What is copied from the national register by machine: facts, and not a sentence of its texts. */
const registerFactSchema = z.object({
  code: serviceCodeSchema,
  officialName: z.string().check(z.minLength(1)),
  field: z.string().check(z.minLength(1)),
  channels: z.array(channelSchema),
  onlineLevel: onlineLevelSchema,
  legalCodes: z.array(z.string()),
  portalUrl: z.url(),
});
export type RegisterFact = z.infer<typeof registerFactSchema>;

const registerFileSchema = z.object({
  /** The day the register was copied. */
  snapshotDate: z.iso.date(),
  facts: z.array(registerFactSchema),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;

const file: RegisterFile = registerFileSchema.parse(register);
const byCode = new Map(file.facts.map((fact) => [fact.code, fact]));

/** The day of the copy that the starter catalogue was written from. */
export const registerSnapshotDate = file.snapshotDate;

/** The facts of one code. A service of the starter catalogue without them is a broken build. */
export function getRegisterFact(code: string): RegisterFact {
  const fact = byCode.get(code);
  if (!fact) throw new Error(`no register facts for ${code}: add it, see extract.ts`);
  return fact;
}
