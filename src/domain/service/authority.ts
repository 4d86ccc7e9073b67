import * as z from 'zod/mini';
import type { TextSchema } from './text.ts';

/** The two tiers of local government since 1 July 2025, and what stands outside them. */
const governmentLevelSchema = z.enum(['ward', 'city', 'ministry', 'other']);
export type GovernmentLevel = z.infer<typeof governmentLevelSchema>;

/** Who decides (CPSV-AP CompetentAuthority; *cơ quan thực hiện*). */
export const competentAuthorityOf = (text: TextSchema) =>
  z.object({ name: text, level: governmentLevelSchema });
export type CompetentAuthority = z.infer<ReturnType<typeof competentAuthorityOf>>;

/**
 * The kinds of counter a Hanoi resident can walk up to.
 * - `servicePoint`: a public-service point of a ward or commune, or a branch of the city's Public
 *   Administration Service Centre; any of them in the city (Decree 118/2025/NĐ-CP);
 * - `cityBranch`: a branch of the city's centre, for what the city decides;
 * - `issuer`: whoever gave out the paper that is wanted again;
 * - `byCase`: another counter for each case, which the note or the steps name;
 * - `online`: nowhere to walk to.
 */
const officeKindSchema = z.enum([
  'servicePoint',
  'cityBranch',
  'wardPolice',
  'cityPolice',
  'socialInsurance',
  'taxOffice',
  'militaryCommand',
  'notaryOrServicePoint',
  'employmentCentre',
  'school',
  'powerCompany',
  'issuer',
  'byCase',
  'online',
  'unknown',
]);
export type OfficeKind = z.infer<typeof officeKindSchema>;

/** Where to go in Hanoi now. The office is inferred from the level, so it may carry a doubt. */
export const whereToGoOf = (text: TextSchema) =>
  z.object({
    office: officeKindSchema,
    /** Which of these offices take the dossier: the resident's own, any in the city, any at all. */
    reach: z.enum(['own', 'city', 'country']),
    note: z.optional(text),
    doubt: z.optional(text),
  });
export type WhereToGo = z.infer<ReturnType<typeof whereToGoOf>>;
