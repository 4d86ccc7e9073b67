import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../../domain/basics/index.ts';
import { type AlarmChannels, DeliveryWorker } from '../alarms/index.ts';
import { AuditHeads } from '../audit/index.ts';
import { BackOfficeConnector } from '../back-office/index.ts';
import { EmergencyBoard } from '../emergency/index.ts';
import { BeatHistory, FleetWatch } from '../fleet/index.ts';
import { HandoverWorker, ReplyBell } from '../handover/index.ts';
import { hubLimits } from '../http/index.ts';
import type { HubConfig } from '../hub-config.ts';
import { WeekSums } from '../insight/index.ts';
import { Settling, settledAfterMsDefault } from '../intake/index.ts';
import { noteSealingKeys, watchSealingKeys } from '../keys/index.ts';
import type { HubMetrics } from '../observe/index.ts';
import { PublishedVersion, watchOnline, watchRollouts } from '../publishing/index.ts';
import { RetentionWorker, retentionLimits } from '../retention/index.ts';
import { StorageWatch, storageLimits } from '../storage/index.ts';
import { chance } from '../world.ts';
import type { Ending } from './ending.ts';
import type { Foundation } from './open-foundation.ts';

export interface World {
  readonly clock: Clock;
  readonly metrics: HubMetrics;
  readonly log: FastifyBaseLogger;
}

/**
 * What a hub does beside answering. What routes ask is under way when the promise resolves; what
 * sends, sweeps and deletes begins with `start`, when the hub serves.
 */
export async function openWork(
  config: HubConfig,
  { keys, store, postgres }: Foundation,
  world: World,
  ending: Ending,
) {
  const { clock, metrics, log } = world;
  metrics.missingSealingKeys = await noteSealingKeys(store, keys, log);
  ending.closes(watchSealingKeys(keys, log));

  const { wokenPerSecond } = { ...hubLimits, ...config.limits };
  const published = ending.closes(
    new PublishedVersion(store, log, { perSecond: wokenPerSecond, chance }),
  );
  await published.start();
  ending.closes(watchOnline(store, keys.online, { clock, log })).start();
  ending.closes(watchRollouts(store, { clock, log })).start();

  const connector = openConnector();
  const handover = ending.closes(
    new HandoverWorker(store, keys, { ...world, onReady: () => connector?.wake() }),
  );
  const limits = { ...retentionLimits, ...config.retention };
  const retention = ending.closes(new RetentionWorker(store, limits, world));
  const weekSums = ending.closes(new WeekSums(store, { clock, log }));
  const replyBell = ending.closes(new ReplyBell(store, log));
  await replyBell.start();
  const emergencies = ending.closes(new EmergencyBoard(store, { clock, log }));
  await emergencies.start();
  const afterMs = config.settledAfterMs ?? settledAfterMsDefault;
  const settling = ending.closes(new Settling(store, { clock, afterMs, log }));
  await settling.start();
  metrics.coverageAgeMs = () => settling.ageMs();

  const channels: AlarmChannels = config.alarms ?? {};
  const deliveries = ending.closes(
    new DeliveryWorker(store, keys.handover, channels, { ...world, trial: config.trial }),
  );
  const storage = ending.closes(
    new StorageWatch(store, {
      clock,
      log,
      channels,
      deliveries,
      directory: config.directory,
      databaseRoot: postgres?.root,
      limits: { ...storageLimits, ...config.storage },
    }),
  );
  metrics.storage = storage;
  const fleetWatch = ending.closes(
    new FleetWatch(store, channels, { ...world, onQueued: () => deliveries.wake() }),
  );
  const history = ending.closes(
    new BeatHistory(store, {
      clock,
      log,
      onDropped: (count) => metrics.historyDropped.add({}, count),
    }),
  );
  history.start();
  const auditHeads = ending.closes(new AuditHeads(store, keys.audit, { clock, log }));

  function openConnector(): BackOfficeConnector | undefined {
    if (config.backOffice === undefined) return undefined;
    const { url, callMs } = config.backOffice;
    return ending.closes(
      new BackOfficeConnector(store, keys, new URL(url), {
        ...world,
        ...(callMs !== undefined && { callMs }),
      }),
    );
  }

  return {
    published,
    weekSums,
    replyBell,
    emergencies,
    settling,
    alarmChannels: channels,
    storage,
    fleetWatch,
    history,
    handOver: () => handover.wake(),
    /** `handsOver` false: another hub on the same database does what only one has to do. */
    start(handsOver: boolean): void {
      storage.start();
      if (!handsOver) return;
      for (const one of [
        handover,
        connector,
        auditHeads,
        retention,
        weekSums,
        fleetWatch,
        deliveries,
      ]) {
        one?.start();
      }
    },
  };
}
