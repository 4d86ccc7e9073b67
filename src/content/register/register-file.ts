import * as z from 'zod/mini';

/**
 * `register.json`: what is copied from the national register by machine. Facts, the official names
 * of procedures, fields and authorities, and not a sentence of its texts. Names that repeat stand
 * in lists and are told by their place, so that 817 procedures take a quarter of a megabyte.
 */
export const registerFileSchema = z.strictObject({
  /** The day the register was copied. */
  snapshotDate: z.iso.date(),
  fields: z.array(z.string()),
  authorities: z.array(z.string()),
  legal: z.array(z.string()),
  procedures: z.array(
    z.strictObject({
      /** As the register has it: one of them is malformed. */
      code: z.string().check(z.minLength(1)),
      name: z.string().check(z.minLength(1)),
      /** Place in `fields`. */
      field: z.int(),
      /** Levels of government: `x`ã, `t`ỉnh, `b`ộ, `k`hác. */
      levels: z.string().check(z.regex(/^[xtbk]*$/)),
      /** Places in `authorities`. */
      by: z.array(z.int()),
      /** Ways of handing in: `i`n person, `o`nline, `p`ost. */
      ways: z.string().check(z.regex(/^i?o?p?$/)),
      online: z.enum(['full', 'partial', 'informationOnly', 'unknown']),
      /** See `time.ts`. */
      time: z.string(),
      /** See `cost.ts`. */
      cost: z.array(z.string()),
      /** See `papers.ts`. */
      papers: z.string(),
      /** Places in `legal`. */
      law: z.array(z.int()),
      /** The identifier of its page on the national portal. */
      page: z.guid(),
    }),
  ),
});
export type RegisterFile = z.infer<typeof registerFileSchema>;
export type RegisterLine = RegisterFile['procedures'][number];

/** Where the portal shows a procedure. */
export const portalPage = 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/';

/** One procedure a line: what changed between two copies is read as lines. */
export function printRegisterFile(file: RegisterFile): string {
  const { procedures, ...head } = file;
  const names = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  const lines = procedures.map((line) => JSON.stringify(line));
  return `{\n${names.join(',\n')},\n"procedures": [\n${lines.join(',\n')}\n]\n}\n`;
}
