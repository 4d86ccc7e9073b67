import type pg from 'pg';
import { newUuidV7 } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import type { AlarmChannels, AlarmEvent, ChannelName, Delivery } from './alarm-event.ts';
import { eventsMax } from './limits.ts';

/** The targets of the channels, as they are stored: of mail the receivers, never the password. */
export function targetsOf(channels: AlarmChannels): readonly {
  readonly channel: ChannelName;
  readonly target: string;
}[] {
  const { mail } = channels;
  return [
    ...(channels.webhooks ?? []).map((target) => ({ channel: 'webhook' as const, target })),
    ...(mail === undefined ? [] : [{ channel: 'mail' as const, target: mail.to.join(', ') }]),
  ];
}

/** A message for each target, of a hundred events at most. */
export function newDeliveries(
  channels: AlarmChannels,
  events: readonly AlarmEvent[],
  nowMs: number,
): readonly Delivery[] {
  return targetsOf(channels).flatMap(({ channel, target }) =>
    Array.from({ length: Math.ceil(events.length / eventsMax) }, (_, at) => ({
      id: newUuidV7(() => nowMs, fillRandom),
      channel,
      target,
      events: events.slice(at * eventsMax, (at + 1) * eventsMax),
      attempts: 0,
    })),
  );
}

/** Queues messages about events, inside the transaction that makes them true. */
export async function queueDeliveries(
  client: Pick<pg.PoolClient, 'query'>,
  channels: AlarmChannels,
  events: readonly AlarmEvent[],
  nowMs: number,
): Promise<void> {
  const rows = newDeliveries(channels, events, nowMs);
  if (rows.length === 0) return;
  await client.query(
    `insert into alarm_deliveries (id, channel, target, events, state, due_at, made_at)
      select r.id, r.channel, r.target, r.events, 'waiting', $2, $2
      from json_to_recordset($1::json) as r(id uuid, channel text, target text, events jsonb)`,
    [JSON.stringify(rows), new Date(nowMs)],
  );
}
