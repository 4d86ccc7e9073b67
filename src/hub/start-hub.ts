import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { PublicKey, Site } from '../domain/api/index.ts';
import type { Result } from '../domain/basics/index.ts';
import type { MetadataSigner } from '../domain/tuf/index.ts';
import { type AlarmChannels, DeliveryWorker } from './alarms/index.ts';
import { AuditHeads } from './audit/index.ts';
import { answersRoute, BackOfficeConnector } from './back-office/index.ts';
import { Connectors, httpSource, lookUpRoutes, storedCache } from './connectors/index.ts';
import { consoleRoutes, phoneRoutes, serveConsole, servePhone } from './console/index.ts';
import type { HubContext } from './context.ts';
import { documentRoutes, importRoutes, noReader } from './editing/index.ts';
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
import { BeatHistory, FleetWatch, fleetRoutes } from './fleet/index.ts';
import {
  followRoute,
  HandoverWorker,
  type ListedAction,
  type ListOptions,
  listActions,
  ReplyBell,
} from './handover/index.ts';
import {
  addCommonHooks,
  createServer,
  hubLimits,
  openApiRoute,
  RateLimiter,
  servePage,
} from './http/index.ts';
import type { BackOfficeConfig, HubConfig } from './hub-config.ts';
import { intakeRoutes, Settling, settledAfterMsDefault } from './intake/index.ts';
import {
  noteSealingKeys,
  openKeyring,
  openTrialAuthority,
  refuseTrialKeys,
  watchSealingKeys,
} from './keys/index.ts';
import { HubMetrics, observeRoutes } from './observe/index.ts';
import { operationRoutes } from './operations/index.ts';
import { explainFileError, startPrivatePostgres } from './postgres/index.ts';
import {
  type Content,
  consolePublishRoutes,
  noBuilder,
  openRoot,
  type Published,
  PublishedVersion,
  publish,
  publishingRoutes,
  signerOf,
  watchOnline,
  watchRollouts,
} from './publishing/index.ts';
import { RetentionWorker, retentionLimits } from './retention/index.ts';
import { openStore, type Store, type StoreAddress, storeLimits } from './store/index.ts';
import { systemClock } from './world.ts';

/** A hub that serves. */
export interface RunningHub {
  /** `http://host:port`, without a slash at the end. */
  readonly url: string;
  readonly epoch: string;
  readonly trial: boolean;
  /** Where the private database is; undefined with `databaseUrl`. */
  readonly databaseRoot: string | undefined;
  /** Process id of the private database server now; undefined with `databaseUrl`. */
  readonly databasePid: () => number | undefined;
  readonly store: Store;
  readonly log: FastifyBaseLogger;
  /** `METHOD /path` of every route served. */
  readonly routes: readonly string[];
  /** Verifies what this hub hands over to a back office. */
  readonly handoverKey: PublicKey;
  /** How another process of the same operator reaches the database. */
  readonly database: StoreAddress;
  /** A one-time code for a new kiosk at this site. */
  createEnrolmentCode(site: Site): Promise<string>;
  /** Whether a code can still be redeemed. */
  isEnrolmentCodeOpen(code: string): Promise<boolean>;
  /** The operator's approval that a kiosk gets a new key: a one-time code bound to it. */
  approveNewIncarnation(kiosk: string): Promise<Result<string, 'unknownKiosk' | 'revoked'>>;
  /** False when there is no such kiosk. */
  revokeKiosk(kiosk: string): Promise<boolean>;
  /**
   * In a trial: publishes with its publishers, or with those given. The same content again is no
   * new version.
   */
  publish(content: Content, publishers?: readonly MetadataSigner[]): Promise<Published>;
  /** Newest first, seals opened: for the operator only. */
  listActions(options?: ListOptions): Promise<readonly ListedAction[]>;
  /** Ends requests under way, then the database. May be called twice. */
  close(): Promise<void>;
}

/**
 * Starts a hub: its database (private unless `databaseUrl`), keys, workers and HTTP server. Ready
 * to serve when the promise resolves; nothing is left running when it rejects.
 *
 * @throws PostgresFailure or another error whose message says what to do.
 */
export async function startHub(config: HubConfig): Promise<RunningHub> {
  const clock = config.clock ?? systemClock;
  const limits = { ...hubLimits, ...config.limits };
  const undo: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      const failures: unknown[] = [];
      // Each step runs, whatever the one before it said: nothing may be left running.
      for (const step of undo.reverse()) {
        await step().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    })();
    return closing;
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
    if (postgres !== undefined) undo.push(() => postgres.stop());
    const address = postgres?.connection ?? { url: config.databaseUrl ?? '' };
    const store = await openStore(address, { ...storeLimits, ...config.storeLimits });
    undo.push(() => store.close());
    await openRoot({
      store,
      nowMs: clock(),
      online: keys.online,
      trial: authority,
      given: config.root,
    });

    const app = createServer(limits, config.log ?? { level: 'info' }, config.trustProxy ?? false);
    const routes: string[] = [];
    app.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) routes.push(`${one} ${url}`);
    });
    const metrics = new HubMetrics(store.pool);
    metrics.missingSealingKeys = await noteSealingKeys(store, keys, app.log);
    const keysWatch = watchSealingKeys(keys, app.log);
    undo.push(async () => keysWatch.close());
    const published = new PublishedVersion(store, app.log);
    undo.push(() => published.close());
    await published.start();
    const online = watchOnline(store, keys.online, { clock, log: app.log });
    undo.push(() => online.close());
    online.start();
    const rollouts = watchRollouts(store, { clock, log: app.log });
    undo.push(() => rollouts.close());
    rollouts.start();
    const connector = config.backOffice && connectorOf(config.backOffice);
    function connectorOf({ url, callMs }: BackOfficeConfig): BackOfficeConnector {
      const world = { clock, metrics, log: app.log, ...(callMs !== undefined && { callMs }) };
      return new BackOfficeConnector(store, keys, new URL(url), world);
    }
    undo.push(async () => connector?.close());
    const worker = new HandoverWorker(store, keys, {
      clock,
      metrics,
      log: app.log,
      onReady: () => connector?.wake(),
    });
    undo.push(() => worker.close());
    const retention = new RetentionWorker(
      store,
      { ...retentionLimits, ...config.retention },
      { clock, metrics, log: app.log },
    );
    undo.push(() => retention.close());
    const replyBell = new ReplyBell(store, app.log);
    undo.push(() => replyBell.close());
    await replyBell.start();
    const emergencies = new EmergencyBoard(store, { clock, log: app.log });
    undo.push(() => emergencies.close());
    await emergencies.start();
    const kioskKeys = new KioskKeys(store, clock);
    const afterMs = config.settledAfterMs ?? settledAfterMsDefault;
    const settling = new Settling(store, { clock, afterMs, log: app.log });
    undo.push(async () => settling.close());
    await settling.start();
    metrics.coverageAgeMs = () => settling.ageMs();
    const channels: AlarmChannels = config.alarms ?? {};
    const deliveries = new DeliveryWorker(store, keys.handover, channels, {
      clock,
      metrics,
      log: app.log,
      trial: config.trial,
    });
    undo.push(() => deliveries.close());
    const fleetWatch = new FleetWatch(store, channels, {
      clock,
      metrics,
      log: app.log,
      onQueued: () => deliveries.wake(),
    });
    undo.push(() => fleetWatch.close());
    const history = new BeatHistory(store, {
      clock,
      log: app.log,
      onDropped: (count) => metrics.historyDropped.add({}, count),
    });
    undo.push(() => history.close());
    history.start();
    const hub: HubContext = {
      emergencies,
      history,
      fleetWatch,
      alarmChannels: channels,
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
      buildContent: config.buildContent ?? noBuilder,
      readCatalogue: config.readCatalogue ?? noReader,
      trialAuthority: authority,
      replyBell,
      backOfficeKey: config.backOffice?.publicKey,
      handOver: () => worker.wake(),
    };
    addCommonHooks(app, limits, metrics, clock);
    const auditHeads = new AuditHeads(store, keys.audit, { clock, log: app.log });
    undo.push(() => auditHeads.close());
    for (const add of [
      consoleRoutes,
      operationRoutes,
      consolePublishRoutes,
      documentRoutes,
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
    undo.push(() => connectors.close());
    connectors.start();
    lookUpRoutes(app, hub, connectors);
    if (config.consoleDirectory !== undefined) {
      await serveConsole(app, config.consoleDirectory);
      await servePhone(app, config.consoleDirectory);
    }
    if (config.pageDirectory !== undefined) await servePage(app, config.pageDirectory);
    undo.push(async () => {
      // Wake polls are let go first: the server waits for every answer under way.
      await published.close();
      await app.close();
    });
    await listen(app, config.host ?? '127.0.0.1', config.port ?? 0);
    if (config.handsOver ?? true) {
      worker.start();
      connector?.start();
      auditHeads.start();
      retention.start();
      fleetWatch.start();
      deliveries.start();
    }
    return {
      url: urlOf(app.server.address(), config.host ?? '127.0.0.1'),
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
      listActions: (options) => listActions(store, keys, options),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} of ${host} is taken by another program. Stop it, or choose another port.`,
        { cause: error },
      );
    }
    if (error.code === 'EACCES') {
      throw new Error(`Port ${port} may not be used by this user. Choose one above 1023.`, {
        cause: error,
      });
    }
    throw error;
  });
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
