import { ownValue } from '../../../domain/basics/index.ts';
import type { Channel, OnlineLevel } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord, RecordChannel } from '../record.ts';

const channelOfMethod: Readonly<Record<string, Channel>> = {
  ONLINE: 'online',
  DIRECT: 'inPerson',
  POSTAL: 'post',
};
const channelOrder: readonly Channel[] = ['inPerson', 'online', 'post'];

export function channelOf({ method }: RecordChannel): Channel | undefined {
  return ownValue(channelOfMethod, method);
}

/** The ways of handing in, in the order of the screens. */
export function channelsOf(record: CatalogueRecord): Channel[] {
  const known = new Set(record.channels.map(channelOf));
  return channelOrder.filter((channel) => known.has(channel));
}

/**
 * How far the portal goes. The flags of the register are not reliable alone: where flags, ways of
 * handing in and name disagree, the level is unknown.
 */
export function onlineLevelOf(
  record: CatalogueRecord,
  channels: readonly Channel[],
  notes: Notes,
): OnlineLevel {
  const online = channels.includes('online');
  const doubted = (): OnlineLevel => {
    notes.doubt('onlineFlags');
    return 'unknown';
  };
  if (record.online !== undefined && record.online !== online) return doubted();
  if (!online) return record.fullOnline ? doubted() : 'informationOnly';
  if (record.fullOnline === undefined) return 'unknown';
  const name = record.name.normalize('NFC').toLowerCase();
  const saysFull = name.includes('trực tuyến toàn trình');
  const saysPartial = name.includes('trực tuyến một phần');
  if ((saysFull && !record.fullOnline) || (saysPartial && record.fullOnline)) return doubted();
  return record.fullOnline ? 'full' : 'partial';
}
