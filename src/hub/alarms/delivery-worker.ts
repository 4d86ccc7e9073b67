import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import type { SigningKey } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { inTransaction, type Store } from '../store/index.ts';
import { WokenLoop } from '../woken-loop.ts';
import { chance } from '../world.ts';
import type { AlarmChannels, Delivery, DeliveryOutcome } from './alarm-event.ts';
import { attemptsMax, idleMs, leaseMs, sendMs, sendsMax, waitMs } from './limits.ts';
import { Mailer } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

export interface DeliveryWorld {
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
  readonly trial: boolean;
}

/**
 * Sends what is queued. A message is claimed for a while, sent outside any transaction, and what
 * came of it is written: whoever dies in between leaves the claim to run out, and the next try has
 * the same idempotency key. Several processes may run.
 */
export class DeliveryWorker {
  readonly #store: Store;
  readonly #key: SigningKey;
  readonly #world: DeliveryWorld;
  readonly #mailer: Mailer | undefined;
  readonly #loop: WokenLoop;

  constructor(store: Store, key: SigningKey, channels: AlarmChannels, world: DeliveryWorld) {
    this.#store = store;
    this.#key = key;
    this.#world = world;
    this.#mailer = channels.mail === undefined ? undefined : new Mailer(channels.mail, world.trial);
    this.#loop = new WokenLoop({
      round: async () => (await this.round()) === sendsMax,
      idleMs,
      onFailure: (error) => world.log.warn({ err: error }, 'alarms wait for the store'),
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Says that something waits. */
  wake(): void {
    this.#loop.wake();
  }

  async close(): Promise<void> {
    await this.#loop.close();
    this.#mailer?.close();
  }

  /** Sends up to 4 messages at once; returns how many. */
  async round(): Promise<number> {
    const claimed = await this.#claim();
    const done = await Promise.allSettled(claimed.map((one) => this.#deliver(one)));
    for (const one of done) if (one.status === 'rejected') throw one.reason;
    return claimed.length;
  }

  /**
   * Sends past the queue, which is a table of a database that may have no room for it. The same
   * message keeps its id whenever it is tried again.
   *
   * @returns those that have to be sent again
   */
  async sendNow(deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
    const outcomes = await Promise.all(deliveries.map((one) => this.#send(one)));
    return deliveries.filter((one, at) => {
      const kind = outcomes[at]?.kind ?? 'later';
      this.#world.metrics.alarmDeliveries.add({ channel: one.channel, outcome: kind });
      return kind === 'later';
    });
  }

  async #claim(): Promise<readonly Delivery[]> {
    const nowMs = this.#world.clock();
    return inTransaction(this.#store.pool, async (client) => {
      const { rows } = await client.query<Delivery>(
        `with due as (
            select id from alarm_deliveries where state = 'waiting' and due_at <= $1
              order by due_at limit ${sendsMax} for update skip locked)
          update alarm_deliveries a set attempts = a.attempts + 1, due_at = $2
            from due d where a.id = d.id
            returning a.id, a.channel, a.target, a.events, a.attempts`,
        [new Date(nowMs), new Date(nowMs + leaseMs)],
      );
      return rows;
    });
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { clock, metrics, log } = this.#world;
    const outcome = await this.#send(delivery);
    metrics.alarmDeliveries.add({ channel: delivery.channel, outcome: outcome.kind });
    const isOver =
      outcome.kind === 'never' || (outcome.kind === 'later' && delivery.attempts >= attemptsMax);
    const state = outcome.kind === 'done' ? 'done' : isOver ? 'dead' : 'waiting';
    const dueMs = state === 'waiting' ? waitMs(delivery.attempts, chance()) : 0;
    await this.#store.pool.query(
      `update alarm_deliveries set state = $2, due_at = $3, problem = $4
        where id = $1 and state = 'waiting' and attempts = $5`,
      [
        delivery.id,
        state,
        new Date(clock() + dueMs),
        outcome.kind === 'done' ? null : outcome.problem,
        delivery.attempts,
      ],
    );
    if (state === 'dead' && outcome.kind !== 'done') {
      const { id, channel } = delivery;
      log.error({ id, channel, problem: outcome.problem }, 'an alarm could not be sent');
    }
  }

  async #send(delivery: Delivery): Promise<DeliveryOutcome> {
    if (delivery.channel === 'mail') {
      // Queued by a process with mail, taken by one without: another one will send it.
      if (this.#mailer === undefined) return { kind: 'later', problem: 'noMailer' };
      return this.#mailer.send(delivery);
    }
    return sendWebhook(delivery, this.#key, this.#world.clock(), sendMs);
  }
}
