import { join } from 'node:path';
import { type AlarmChannels, DeliveryWorker } from './alarms/index.ts';
import { AuditHeads } from './audit/index.ts';
import { answersRoute, BackOfficeConnector } from './back-office/index.ts';
import { Connectors, httpSource, lookUpRoutes, storedCache } from './connectors/index.ts';
import { consoleRoutes, phoneRoutes, serveConsole, servePhone } from './console/index.ts';
import { documentRoutes, importRoutes, noReaders, pictureRoutes } from './editing/index.ts';
import { EmergencyBoard, emergencyRoutes } from './emergency/index.ts';
import {
  approveNewIncarnation,
  createEnrolmentCode,
  enrolmentRoutes,
  isEnrolmentCodeOpen,
  KioskKeys,
  revokeKiosk,
  SiteKits,
} from './enrolment/index.ts';
import { Feeds, feedConsoleRoutes, Readings, readingsRoute } from './feeds/index.ts';
import { BeatHistory, FleetWatch, fleetRoutes } from './fleet/index.ts';
import { followRoute, HandoverWorker, listActions, ReplyBell } from './handover/index.ts';
import {
  addCommonHooks,
  createServer,
  endServer,
  hubLimits,
  listen,
  openApiRoute,
  RateLimiter,
  servePage,
} from './http/index.ts';
import type { BackOfficeConfig, HubConfig } from './hub-config.ts';
import { WeekSums } from './insight/index.ts';
import { intakeRoutes, Settling, settledAfterMsDefault } from './intake/index.ts';
import {
  noteSealingKeys,
  openKeyring,
  openTrialAuthority,
  refuseTrialKeys,
  watchSealingKeys,
} from './keys/index.ts';
import { Lists } from './lists/index.ts';
import { HubMetrics, observeRoutes } from './observe/index.ts';
import { operationRoutes } from './operations/index.ts';
import { explainFileError, startPrivatePostgres } from './postgres/index.ts';
import {
  consolePublishRoutes,
  noBuilder,
  openRoot,
  PublishedVersion,
  publish,
  publishingRoutes,
  signerOf,
  watchOnline,
  watchRollouts,
} from './publishing/index.ts';
import { RetentionWorker, retentionLimits } from './retention/index.ts';
import type { RunningHub } from './running-hub.ts';
import { StorageWatch, storageLimits, storageRoutes } from './storage/index.ts';
import { openStore, storeLimits } from './store/index.ts';
import { systemClock } from './world.ts';

/**
 * Starts a hub: its database (private unless `databaseUrl`), keys, workers and HTTP server. Ready
 * to serve when the promise resolves; nothing is left running when it rejects.
 *
 * @throws PostgresFailure or another error whose message says what to do.
 */
export async function startHub(config: HubConfig): Promise<RunningHub> {
  const clock = config.clock ?? systemClock;
  const limits = { ...hubLimits, ...config.limits };
  const ending = new AsyncDisposableStack();
  let ended: Promise<void> | undefined;
  // Each step runs, last first, whatever another one said: nothing may be left running.
  const close = () => {
    ended ??= ending.disposeAsync();
    return ended;
  };
  try {
    const keysDirectory = join(config.directory, 'keys');
    const keys = await openKeyring(keysDirectory, clock).catch((error: unknown) => {
      throw explainFileError(error, keysDirectory);
    });
    const authority = config.trial ? await openTrialAuthority(keysDirectory) : undefined;
    const trialPublishers = await Promise.all((authority?.publishers ?? []).map(signerOf));
    if (!config.trial) refuseTrialKeys(keysDirectory);

    const postgres =
      config.databaseUrl === undefined
        ? await startPrivatePostgres({ directory: join(config.directory, 'postgres') })
        : undefined;
    if (postgres !== undefined) ending.defer(() => postgres.stop());
    const address = postgres?.connection ?? { url: config.databaseUrl ?? '' };
    const store = await openStore(address, { ...storeLimits, ...config.storeLimits });
    ending.defer(() => store.close());
    await openRoot({
      store,
      nowMs: clock(),
      online: keys.online,
      trial: authority,
      given: config.root,
    });

    const app = createServer(limits, config.log ?? { level: 'info' }, config.proxies ?? []);
    const routes: string[] = [];
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
    const metrics = new HubMetrics(store.pool);
    metrics.missingSealingKeys = await noteSealingKeys(store, keys, app.log);
    const keysWatch = watchSealingKeys(keys, app.log);
    ending.defer(async () => keysWatch.close());
    const published = new PublishedVersion(store, app.log);
    ending.defer(() => published.close());
    await published.start();
    const online = watchOnline(store, keys.online, { clock, log: app.log });
    ending.defer(() => online.close());
    online.start();
    const rollouts = watchRollouts(store, { clock, log: app.log });
    ending.defer(() => rollouts.close());
    rollouts.start();
    const connector = config.backOffice && connectorOf(config.backOffice);
    function connectorOf({ url, callMs }: BackOfficeConfig): BackOfficeConnector {
      const world = { clock, metrics, log: app.log, ...(callMs !== undefined && { callMs }) };
      return new BackOfficeConnector(store, keys, new URL(url), world);
    }
    ending.defer(async () => connector?.close());
    const worker = new HandoverWorker(store, keys, {
      clock,
      metrics,
      log: app.log,
      onReady: () => connector?.wake(),
    });
    ending.defer(() => worker.close());
    const retention = new RetentionWorker(
      store,
      { ...retentionLimits, ...config.retention },
      { clock, metrics, log: app.log },
    );
    ending.defer(() => retention.close());
    const weekSums = new WeekSums(store, { clock, log: app.log });
    ending.defer(() => weekSums.close());
    const replyBell = new ReplyBell(store, app.log);
    ending.defer(() => replyBell.close());
    await replyBell.start();
    const emergencies = new EmergencyBoard(store, { clock, log: app.log });
    ending.defer(() => emergencies.close());
    await emergencies.start();
    const kioskKeys = new KioskKeys(store, clock);
    const afterMs = config.settledAfterMs ?? settledAfterMsDefault;
    const settling = new Settling(store, { clock, afterMs, log: app.log });
    ending.defer(async () => settling.close());
    await settling.start();
    metrics.coverageAgeMs = () => settling.ageMs();
    const channels: AlarmChannels = config.alarms ?? {};
    const deliveries = new DeliveryWorker(store, keys.handover, channels, {
      clock,
      metrics,
      log: app.log,
      trial: config.trial,
    });
    ending.defer(() => deliveries.close());
    const storage = new StorageWatch(store, {
      clock,
      log: app.log,
      channels,
      deliveries,
      directory: config.directory,
      databaseRoot: postgres?.root,
      limits: { ...storageLimits, ...config.storage },
    });
    ending.defer(() => storage.close());
    metrics.storage = storage;
    const fleetWatch = new FleetWatch(store, channels, {
      clock,
      metrics,
      log: app.log,
      onQueued: () => deliveries.wake(),
    });
    ending.defer(() => fleetWatch.close());
    const history = new BeatHistory(store, {
      clock,
      log: app.log,
      onDropped: (count) => metrics.historyDropped.add({}, count),
    });
    ending.defer(() => history.close());
    history.start();
    const hub = {
      emergencies,
      history,
      fleetWatch,
      alarmChannels: channels,
      storage,
      store,
      keys,
      trial: config.trial,
      settling,
      clock,
      limits,
      metrics,
      log: app.log,
      kioskKeys,
      siteKits: new SiteKits(store, keys.badge.publicKey, clock),
      kioskRate: new RateLimiter(limits.kiosk, clock),
      consoleOrigin: config.consoleOrigin,
      oidc: config.oidc,
      published,
      weekSums,
      buildContent: config.buildContent ?? noBuilder,
      readers: config.readers ?? noReaders,
      frameWords: config.frameWords ?? [],
      trialAuthority: authority,
      replyBell,
      backOfficeKey: config.backOffice?.publicKey,
      handOver: () => worker.wake(),
    };
    addCommonHooks(app, limits, metrics, clock, storage);
    const auditHeads = new AuditHeads(store, keys.audit, { clock, log: app.log });
    ending.defer(() => auditHeads.close());
    for (const add of [
      consoleRoutes,
      storageRoutes,
      operationRoutes,
      consolePublishRoutes,
      documentRoutes,
      pictureRoutes,
      importRoutes,
      enrolmentRoutes,
      intakeRoutes,
      fleetRoutes,
      emergencyRoutes,
      publishingRoutes,
      followRoute,
      answersRoute,
      observeRoutes,
      openApiRoute,
      phoneRoutes,
    ]) {
      add(app, hub);
    }
    const connectors = new Connectors(config.connectors ?? [], {
      ask: httpSource(process.env),
      cache: storedCache(store, keys.followKey),
      clock,
      onFailure: (name, failure) => app.log.warn({ connector: name, failure }, 'no answer'),
    });
    ending.defer(() => connectors.close());
    connectors.start();
    lookUpRoutes(app, hub, connectors);
    const feedConfigs = config.feeds ?? [];
    if (!config.trial && feedConfigs.some(({ trial }) => trial)) {
      throw new Error('A feed of made-up numbers is for a trial. Take it out of feeds.json.');
    }
    const feeds = new Feeds(feedConfigs, store, {
      clock,
      metrics,
      log: app.log,
      secrets: process.env,
    });
    ending.defer(() => feeds.close());
    const lists = new Lists(config.lists ?? [], store, {
      clock,
      log: app.log,
      secrets: process.env,
    });
    ending.defer(() => lists.close());
    const feedNames = feedConfigs.map(({ name }) => name);
    feedConsoleRoutes(app, {
      ...hub,
      asked: {
        feeds: feedConfigs,
        lists: (config.lists ?? []).flatMap(({ name, request }) => (request ? [name] : [])),
      },
      wake() {
        feeds.wake();
        lists.wake();
      },
    });
    readingsRoute(app, new Readings(store, feedNames, clock));
    if (config.consoleDirectory !== undefined) {
      await serveConsole(app, config.consoleDirectory);
      await servePhone(app, config.consoleDirectory);
    }
    if (config.pageDirectory !== undefined) await servePage(app, config.pageDirectory);
    ending.defer(async () => {
      // Wake polls are let go first: the server waits for every answer under way.
      await published.close();
      await endServer(app);
    });
    const url = await listen(app, config.host ?? '127.0.0.1', config.port ?? 0);
    storage.start();
    if (config.handsOver ?? true) {
      worker.start();
      connector?.start();
      feeds.start();
      lists.start();
      auditHeads.start();
      retention.start();
      weekSums.start();
      fleetWatch.start();
      deliveries.start();
    }
    return {
      url,
      epoch: store.epoch,
      trial: config.trial,
      databaseRoot: postgres?.root,
      databasePid: () => postgres?.pid(),
      store,
      log: app.log,
      routes,
      database: address,
      handoverKey: keys.handover.publicKey,
      isEnrolmentCodeOpen: (code) => isEnrolmentCodeOpen(store, code, clock()),
      createEnrolmentCode: (site) => createEnrolmentCode(store, site, clock()),
      approveNewIncarnation: (kiosk) => approveNewIncarnation(store, kiosk, clock()),
      async revokeKiosk(kiosk) {
        const isKnown = await revokeKiosk(store, kiosk);
        kioskKeys.forget();
        return isKnown;
      },
      async publish(content, publishers = trialPublishers) {
        const { trial } = config;
        const done = await publish(store, content, { publishers, keys, trial, nowMs: clock() });
        await published.refresh();
        return done;
      },
      lookAtDisk: () => storage.round(),
      listActions: (options) => listActions(store, keys, options),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
