/**
 * `npm run bench:hub -- --json`: what a signed batch costs the hub against what no hub can do
 * without; durable requests a second against bare inserts of the same durability; heartbeats,
 * memory; and what 50,000 and 1,000,000 kiosks need, computed from those. Real HTTP, real
 * PostgreSQL, in one run.
 */
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { hubPaths } from '../../src/domain/api/index.ts';
import { heartbeatIntervalMs } from '../../src/domain/fleet/index.ts';
import { TestKiosk } from '../support/hub-client.ts';
import {
  closeConnections,
  type Prepared,
  prepare,
  prepareBatches,
  sendPrepared,
} from './hub/batches.ts';
import { bareInsertsPerSecond, verifyParseHashMs } from './hub/floor.ts';
import { startMeasuredHub } from './hub/measured-hub.ts';

process.env['MOTCHAM_LOG'] ??= 'off';

const clients = 16;
const batchSize = 20;
/** Each of the sixteen sends this many first: a hub that runs is warm, and is measured warm. */
const warmBatches = 40;
const batchesEach = 40;
const heartbeatsEach = 60;
const rounds = 3;
/** Wake polls held open while memory is read. */
const heldPolls = 500;
/** A busy lobby leaves this many requests and counts a day (hub.md §4). */
const actionsPerKioskDay = 50;
/** The busiest hour against the mean. */
const peak = 10;

const load = loadavg()[0] ?? 0;
const kioskCount = clients * (rounds + 1);
const hub = await startMeasuredHub(kioskCount);
const database = new pg.Client(hub.database);
await database.connect();
try {
  const idle = await hub.cost();
  const kiosks: TestKiosk[] = [];
  for (const code of hub.codes) kiosks.push(await TestKiosk.enrol(hub.url, code));
  // Before any storm: memory that was once taken would hide what a poll takes.
  const beforePolls = await hub.cost();
  const polls = await holdPolls(heldPolls);
  const afterPolls = await hub.cost();
  for (const poll of polls) poll.abort();
  const squad = (round: number) => kiosks.slice(round * clients, (round + 1) * clients);

  await storm(squad(rounds), warmBatches);
  const durable: Storm[] = [];
  const floors: { readonly web: number; readonly own: number }[] = [];
  const bares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Interleaved, so that a change of the machine's load meets both.
    durable.push(await storm(squad(round), batchesEach));
    const one = kiosks[0];
    if (one) floors.push(await verifyParseHashMs(one, await prepareBatches(one, 240, batchSize)));
    bares.push(await bareInsertsPerSecond(hub.database, clients, batchesEach, batchSize));
  }
  const batchCpuMs = median(durable.map(({ cpuMs }) => cpuMs / (clients * batchesEach)));
  const databaseCpuMs = median(durable.map((one) => one.databaseCpuMs / (clients * batchesEach)));
  const floorMs = median(floors.map(({ web }) => web));
  const ownFloorMs = median(floors.map(({ own }) => own));
  const actionsPerSecond = median(durable.map((one) => one.perSecond));
  const barePerSecond = median(bares);

  const heartbeatCpuMs = await heartbeats(kiosks.slice(0, clients));
  const loaded = await hub.cost();
  const { bytes, count } = await storedBytes();
  const bytesPerAction = bytes / count;
  const walPerAction =
    median(durable.map((one) => one.walBytes)) / (clients * batchesEach * batchSize);
  const pollKb = ((afterPolls.rssMb - beforePolls.rssMb) * 1_000) / heldPolls;
  const needs = (kiosksInFleet: number) => {
    const actionsASecond = (kiosksInFleet * actionsPerKioskDay) / 86_400;
    const heartbeatsASecond = (kiosksInFleet * 1_000) / heartbeatIntervalMs;
    const hubCores = (batches: number) =>
      (batches * batchCpuMs + heartbeatsASecond * heartbeatCpuMs) / 1_000;
    return {
      kiosks: kiosksInFleet,
      actionsPerSecondMean: round(actionsASecond),
      actionsPerSecondPeak: round(actionsASecond * peak),
      heartbeatsPerSecond: round(heartbeatsASecond),
      // Worst case: every request comes alone, in a batch of one at the price of twenty.
      hubCoresAtPeak: round(hubCores(actionsASecond * peak)),
      databaseCoresAtPeak: round((actionsASecond * peak * databaseCpuMs) / 1_000),
      wakeMemoryGb: round((kiosksInFleet * pollKb) / 1e6),
      storedGbPerDay: round((kiosksInFleet * actionsPerKioskDay * bytesPerAction) / 1e9),
      walGbPerDay: round((kiosksInFleet * actionsPerKioskDay * walPerAction) / 1e9),
    };
  };
  process.stdout.write(
    `${JSON.stringify({
      bench: 'hub',
      machine: { cores: availableParallelism(), loadBefore: round(load), node: process.version },
      batch: {
        size: batchSize,
        hubCpuMs: round(batchCpuMs, 3),
        databaseCpuMs: round(databaseCpuMs, 3),
        verifyParseHashCpuMs: round(floorMs, 3),
        ratio: round(batchCpuMs / floorMs, 2),
        wantedRatioAtMost: 2,
        // Against the hub's own, cheaper primitives: what is left for everything else.
        ownPrimitives: {
          verifyParseHashCpuMs: round(ownFloorMs, 3),
          ratio: round(batchCpuMs / ownFloorMs, 2),
        },
      },
      durable: {
        clients,
        actionsPerSecond: round(actionsPerSecond),
        bareInsertsPerSecond: round(barePerSecond),
        ratio: round(actionsPerSecond / barePerSecond, 2),
        wantedRatioAtLeast: 0.5,
      },
      heartbeat: {
        cpuMs: round(heartbeatCpuMs, 3),
        perSecondPerCore: round(1_000 / heartbeatCpuMs),
      },
      memory: {
        idleRssMb: round(idle.rssMb),
        loadedRssMb: round(loaded.rssMb),
        kbPerWakePoll: round(pollKb),
      },
      storage: { bytesPerAction: round(bytesPerAction), walBytesPerAction: round(walPerAction) },
      needs: [needs(50_000), needs(1_000_000)],
    })}\n`,
  );
} finally {
  await database.end();
  closeConnections();
  await hub.close();
}

interface Storm {
  readonly perSecond: number;
  readonly cpuMs: number;
  readonly databaseCpuMs: number;
  readonly walBytes: number;
}

/** Every kiosk sends its batches, one after the other, all kiosks at once. */
async function storm(kiosks: readonly TestKiosk[], count: number): Promise<Storm> {
  const prepared = [];
  for (const kiosk of kiosks) prepared.push(await prepareBatches(kiosk, count, batchSize));
  const before = await hub.cost();
  const databaseBefore = hub.databaseCpuMs();
  const walBefore = await walPosition();
  const startedMs = performance.now();
  await Promise.all(
    prepared.map(async (batches) => {
      for (const batch of batches) await sendPrepared(hub.url, batch);
    }),
  );
  const elapsedMs = performance.now() - startedMs;
  const after = await hub.cost();
  const walBytes = (await walPosition()) - walBefore;
  const databaseCpuMs = hub.databaseCpuMs() - databaseBefore;
  return {
    perSecond: (kiosks.length * count * batchSize * 1_000) / elapsedMs,
    cpuMs: after.cpuMs - before.cpuMs,
    databaseCpuMs,
    walBytes,
  };
}

/** Bytes of WAL written since the cluster was made. */
async function walPosition(): Promise<number> {
  const { rows } = await database.query<{ bytes: string }>(
    `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as bytes`,
  );
  return Number(rows[0]?.bytes);
}

/** Rows of requests with their indexes, as they lie on the disk. */
async function storedBytes(): Promise<{ bytes: number; count: number }> {
  const { rows } = await database.query<{ bytes: string; count: string }>(
    `select sum(pg_total_relation_size(c.oid)) as bytes, (select count(*) from actions) as count
      from pg_class c where c.relkind = 'r' and c.relname like 'actions%'`,
  );
  return { bytes: Number(rows[0]?.bytes), count: Number(rows[0]?.count) };
}

/** CPU of the hub for one heartbeat, ms. */
async function heartbeats(kiosks: readonly TestKiosk[]): Promise<number> {
  const prepared: Prepared[] = [];
  for (const kiosk of kiosks) {
    for (let i = 0; i < heartbeatsEach; i += 1) {
      prepared.push(await prepare(kiosk, hubPaths.heartbeat, kiosk.nextHeartbeat()));
    }
  }
  const before = await hub.cost();
  const lanes = kiosks.map((_, lane) =>
    prepared.slice(lane * heartbeatsEach, (lane + 1) * heartbeatsEach),
  );
  await Promise.all(
    lanes.map(async (lane) => {
      for (const one of lane) await sendPrepared(hub.url, one);
    }),
  );
  return ((await hub.cost()).cpuMs - before.cpuMs) / prepared.length;
}

/** Opens wake polls that wait, as every idle kiosk does. */
async function holdPolls(count: number): Promise<readonly AbortController[]> {
  const polls = Array.from({ length: count }, () => {
    const poll = new AbortController();
    fetch(`${hub.url}${hubPaths.wake}?version=1000000`, { signal: poll.signal }).catch(
      () => undefined,
    );
    return poll;
  });
  await sleep(3_000);
  return polls;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}
