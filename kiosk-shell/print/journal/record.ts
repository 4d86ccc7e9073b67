import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import { PrintStateSchema } from '../../domain.ts';

const SentPhaseSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('fresh') }),
  z.strictObject({
    phase: z.literal('sent'),
    counter: z.nullable(z.int()),
    reprint: z.boolean(),
    printer: z.optional(z.nullable(z.string())),
  }),
  z.strictObject({
    phase: z.literal('voiding'),
    counter: z.nullable(z.int()),
    printer: z.optional(z.nullable(z.string())),
  }),
]);

/** One line of the journal. The body of a slip is sealed; everything else is no secret. */
const JournalRecordSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('accepted'),
    id: z.string(),
    atMs: z.int(),
    sealed: z.nullable(z.string()),
  }),
  z.strictObject({ type: z.literal('phase'), id: z.string(), phase: SentPhaseSchema }),
  z.strictObject({ type: z.literal('settled'), id: z.string(), state: PrintStateSchema }),
  /** The resident asked for a slip that nobody knows of; unmarked when surely none came out. */
  z.strictObject({
    type: z.literal('again'),
    id: z.string(),
    reprint: z.boolean(),
    atMs: z.int(),
  }),
]);
export type JournalRecord = z.infer<typeof JournalRecordSchema>;

/** A record as a line: checksum, then JSON. A line that was torn does not fit its checksum. */
export function toLine(record: JournalRecord): string {
  const json = JSON.stringify(record);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

/** Reads a line; undefined when it is torn, damaged or of another version. */
export function fromLine(line: string): JournalRecord | undefined {
  const json = line.slice(9);
  if (line.slice(0, 8) !== crc32(json).toString(16).padStart(8, '0')) return undefined;
  try {
    const parsed = JournalRecordSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
