import { answersRoute } from './back-office/index.ts';
import { lookUpRoutes } from './connectors/index.ts';
import { consoleRoutes, phoneRoutes, serveConsole, servePhone } from './console/index.ts';
import { documentRoutes, importRoutes, noReaders, pictureRoutes } from './editing/index.ts';
import { emergencyRoutes } from './emergency/index.ts';
import {
  approveNewIncarnation,
  createEnrolmentCode,
  enrolmentRoutes,
  isEnrolmentCodeOpen,
  KioskKeys,
  revokeKiosk,
  SiteKits,
} from './enrolment/index.ts';
import { feedConsoleRoutes, Readings, readingsRoute } from './feeds/index.ts';
import { fleetRoutes } from './fleet/index.ts';
import { followRoute, listActions } from './handover/index.ts';
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
import type { HubConfig } from './hub-config.ts';
import { intakeRoutes } from './intake/index.ts';
import { HubMetrics, observeRoutes } from './observe/index.ts';
import { Ending, openAsking, openFoundation, openWork } from './opening/index.ts';
import { operationRoutes } from './operations/index.ts';
import {
  consolePublishRoutes,
  noBuilder,
  publish,
  publishingRoutes,
  signerOf,
} from './publishing/index.ts';
import type { RunningHub } from './running-hub.ts';
import { storageRoutes } from './storage/index.ts';
import { systemClock } from './world.ts';

/**
 * Starts a hub: its database (private unless `databaseUrl`), keys, workers and HTTP server. Ready
 * to serve when the promise resolves; nothing is left running when it rejects.
 *
 * @throws PostgresFailure or another error whose message says what to do.
 */
export async function startHub(config: HubConfig): Promise<RunningHub> {
  const ending = new Ending();
  try {
    return await open(config, ending);
  } catch (error) {
    await ending.close();
    throw error;
  }
}

async function open(config: HubConfig, ending: Ending): Promise<RunningHub> {
  const { trial } = config;
  const clock = config.clock ?? systemClock;
  const limits = { ...hubLimits, ...config.limits };
  const foundation = await openFoundation(config, clock, ending);
  const { keys, authority, store, postgres } = foundation;

  const app = createServer(limits, config.log ?? { level: 'info' }, config.proxies ?? []);
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`);
  });
  const world = { clock, metrics: new HubMetrics(store.pool), log: app.log };
  const work = await openWork(config, foundation, world, ending);
  const asking = openAsking(config, foundation, world, ending);
  const kioskKeys = new KioskKeys(store, clock);

  addCommonHooks(app, limits, world.metrics, clock, work.storage);
  const hub = {
    ...world,
    ...work,
    store,
    keys,
    trial,
    limits,
    kioskKeys,
    siteKits: new SiteKits(store, keys.badge.publicKey, clock),
    kioskRate: new RateLimiter(limits.kiosk, clock),
    consoleOrigin: config.consoleOrigin,
    oidc: config.oidc,
    buildContent: config.buildContent ?? noBuilder,
    readers: config.readers ?? noReaders,
    frameWords: config.frameWords ?? [],
    trialAuthority: authority,
    backOfficeKey: config.backOffice?.publicKey,
  };
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
  lookUpRoutes(app, hub, asking.connectors);
  feedConsoleRoutes(app, { ...hub, asked: asking.asked, wake: asking.wake });
  const feedNames = asking.asked.feeds.map(({ name }) => name);
  readingsRoute(app, new Readings(store, feedNames, clock));
  if (config.consoleDirectory !== undefined) {
    await serveConsole(app, config.consoleDirectory);
    await servePhone(app, config.consoleDirectory);
  }
  if (config.pageDirectory !== undefined) await servePage(app, config.pageDirectory);
  ending.defer(async () => {
    // Wake polls are let go first: the server waits for every answer under way.
    await work.published.close();
    await endServer(app);
  });

  const url = await listen(app, config.host ?? '127.0.0.1', config.port ?? 0);
  const handsOver = config.handsOver ?? true;
  work.start(handsOver);
  if (handsOver) asking.start();

  const trialPublishers = await Promise.all((authority?.publishers ?? []).map(signerOf));
  return {
    url,
    epoch: store.epoch,
    trial,
    databaseRoot: postgres?.root,
    databasePid: () => postgres?.pid(),
    store,
    log: app.log,
    routes,
    database: foundation.address,
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
      const done = await publish(store, content, { publishers, keys, trial, nowMs: clock() });
      await work.published.refresh();
      return done;
    },
    lookAtDisk: () => work.storage.round(),
    listActions: (options) => listActions(store, keys, options),
    close: () => ending.close(),
  };
}
