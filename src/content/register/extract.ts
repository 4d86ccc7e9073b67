import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import * as z from 'zod/mini';
import type { Channel, OnlineLevel } from '../../domain/service/index.ts';
import type { RegisterFact, RegisterFile } from './register-facts.ts';

/** The part of a normalised register record that the starter catalogue draws on. */
const registerRecordSchema = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  fullOnline: z.boolean(),
  online: z.boolean(),
  channels: z.array(
    z.object({
      method: z.enum(['ONLINE', 'DIRECT', 'POSTAL']),
      time: z.object({ qty: z.nullable(z.number()), unit: z.nullable(z.string()) }),
      note: z.nullish(z.string()),
      fees: z.array(
        z.object({
          value: z.nullable(z.number()),
          currency: z.nullish(z.string()),
          note: z.nullish(z.string()),
          kind: z.enum(['fixed', 'free', 'by_province_council', 'see_note', 'zero_no_note']),
        }),
      ),
    }),
  ),
  caseTimes: z.array(
    z.object({ name: z.string(), qty: z.nullable(z.number()), unit: z.nullable(z.string()) }),
  ),
  documents: z.array(
    z.object({
      case: z.string(),
      items: z.array(z.object({ name: z.string(), original: z.number(), copy: z.number() })),
    }),
  ),
  steps: z.array(z.string()),
  legal: z.array(z.object({ code: z.string() })),
  url: z.string(),
});
export type RegisterRecord = z.infer<typeof registerRecordSchema>;

const channelOfMethod = { ONLINE: 'online', DIRECT: 'inPerson', POSTAL: 'post' } as const;
const channelOrder: readonly Channel[] = ['inPerson', 'online', 'post'];

/** The number of a legal text, without the words the register sometimes puts around it. */
const legalCodePattern = /\d+(?:\.\d+)?\/(?:\d{4}\/)?[\p{Lu}\d-]+/u;

function channelsOf(record: RegisterRecord): Channel[] {
  const methods = new Set(record.channels.map((channel) => channelOfMethod[channel.method]));
  return channelOrder.filter((channel) => methods.has(channel));
}

/**
 * The flags of the register are not reliable alone: where flag, channels and name disagree, the
 * level is unknown.
 */
function onlineLevelOf(record: RegisterRecord, channels: readonly Channel[]): OnlineLevel {
  const online = channels.includes('online');
  if (online !== record.online) return 'unknown';
  if (!online) return record.fullOnline ? 'unknown' : 'informationOnly';
  const saysFull = record.name.includes('trực tuyến toàn trình');
  const saysPartial = record.name.includes('trực tuyến một phần');
  if ((saysFull && !record.fullOnline) || (saysPartial && record.fullOnline)) return 'unknown';
  return record.fullOnline ? 'full' : 'partial';
}

function legalCodesOf(record: RegisterRecord): string[] {
  const codes = record.legal.flatMap(
    ({ code }) => code.normalize('NFC').match(legalCodePattern) ?? [],
  );
  return [...new Set(codes)].sort();
}

/** One record of the register, reduced to the facts the product ships. */
function toRegisterFact(record: RegisterRecord): RegisterFact {
  const channels = channelsOf(record);
  return {
    code: record.code,
    officialName: record.name.normalize('NFC').replace(/\s+/g, ' ').trim(),
    field: record.field,
    channels,
    onlineLevel: onlineLevelOf(record, channels),
    legalCodes: legalCodesOf(record),
    portalUrl: record.url,
  };
}

/**
 * Reads the records of some codes from the normalised register (gzipped JSON lines).
 * A record that does not have the expected shape stops it: half a fact is no fact.
 */
export async function readRegister(
  path: string,
  codes: ReadonlySet<string>,
): Promise<Map<string, RegisterRecord>> {
  const found = new Map<string, RegisterRecord>();
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  for await (const line of lines) {
    const code = /"code": ?"([^"]+)"/.exec(line)?.[1];
    if (code === undefined || !codes.has(code)) continue;
    found.set(code, registerRecordSchema.parse(JSON.parse(line)));
  }
  return found;
}

/** The register file of the product, in a fixed order, so that the same input gives the same bytes. */
export function toRegisterFile(
  records: ReadonlyMap<string, RegisterRecord>,
  snapshotDate: string,
): RegisterFile {
  const facts = [...records.values()].map(toRegisterFact);
  facts.sort((left, right) => (left.code < right.code ? -1 : 1));
  return { snapshotDate, facts };
}
