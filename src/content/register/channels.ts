import type { Channel, OnlineLevel } from '../../domain/service/index.ts';
import type { RegisterRecord } from './record.ts';

const channelOfMethod = { ONLINE: 'online', DIRECT: 'inPerson', POSTAL: 'post' } as const;
const channelOrder: readonly Channel[] = ['inPerson', 'online', 'post'];

/** The way of handing in that a line of the register is about. */
export function channelOf(line: RegisterRecord['channels'][number]): Channel {
  return channelOfMethod[line.method];
}

export function channelsOf(record: RegisterRecord): Channel[] {
  const known = new Set(record.channels.map(channelOf));
  return channelOrder.filter((channel) => known.has(channel));
}

/**
 * The flags of the register are not reliable alone: where flag, channels and name disagree, the
 * level is unknown.
 */
export function onlineLevelOf(record: RegisterRecord, channels: readonly Channel[]): OnlineLevel {
  const online = channels.includes('online');
  if (online !== record.online) return 'unknown';
  if (!online) return record.fullOnline ? 'unknown' : 'informationOnly';
  const saysFull = record.name.includes('trực tuyến toàn trình');
  const saysPartial = record.name.includes('trực tuyến một phần');
  if ((saysFull && !record.fullOnline) || (saysPartial && record.fullOnline)) return 'unknown';
  return record.fullOnline ? 'full' : 'partial';
}
