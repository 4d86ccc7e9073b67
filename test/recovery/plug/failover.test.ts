import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { TestKiosk } from '../../support/hub-client.ts';
import { HubRoad } from '../../support/hub-road.ts';
import { audit } from '../support/audit.ts';
import { type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { lacks, trialCount } from '../support/needs.ts';
import { PostgresPair } from '../support/postgres-pair.ts';
import { PrimaryRoad } from '../support/primary-road.ts';
import { report } from '../support/report.ts';
import { heldIn } from '../support/rows.ts';
import { Writers } from '../support/writers.ts';

const kioskCount = 9;
const hubCount = 3;
/** Share of answers that never arrive, and failovers of one run: each takes seconds. */
const lostAnswers = 0.05;
const failovers = Math.max(2, Math.round(trialCount / 6));

const isSkipped = lacks('failover to a synchronous standby', 'root', 'postgresql15');
const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
}, 120_000);

async function newCity(codes: number) {
  const pair = await PostgresPair.start();
  undo.push(() => pair.close());
  const road = await PrimaryRoad.open(async () => pair.primaryPort);
  undo.push(() => road.close());
  const directory = mkdtempSync(join(tmpdir(), 'motcham-failover-'));
  undo.push(() => rmSync(directory, { recursive: true, force: true }));
  const databaseUrl = `postgres://postgres@127.0.0.1:${road.port}/motcham`;
  const hubs: HubProcess[] = [];
  for (let i = 0; i < hubCount; i += 1) {
    const hub = await startHubProcess({ directory, databaseUrl, codes: i === 0 ? codes : 0 });
    hubs.push(hub);
    undo.push(() => hub.kill());
  }
  return { pair, road, hubs };
}

describe.skipIf(isSkipped)('PostgreSQL 15 with a synchronous standby, three hubs writing', () => {
  it('loses, doubles and holes nothing over kill -9 of the primary', async () => {
    const { pair, road, hubs } = await newCity(kioskCount);
    const roads: HubRoad[] = [];
    for (const { url } of hubs) {
      const weathered = await HubRoad.open(url);
      weathered.weather = (method) =>
        method === 'POST' && Math.random() < lostAnswers ? 'answerLost' : 'clear';
      roads.push(weathered);
      undo.push(() => weathered.close());
    }
    const kiosks = [];
    for (const code of hubs[0]?.codes ?? []) {
      kiosks.push(await TestKiosk.enrol(hubs[0]?.url ?? '', code));
    }
    const writers = new Writers(
      roads.map(({ url }) => url),
      kiosks,
    );
    writers.start();
    for (let turn = 0; turn < failovers; turn += 1) {
      const before = writers.count;
      while (writers.count < before + kioskCount) await sleep(50);
      await sleep(Math.random() * 1_500);
      await pair.killPrimary();
      await pair.promote();
      road.dropAll();
    }
    const written = await writers.stop();
    const { acknowledged, ...result } = audit(
      written.acknowledged,
      await heldIn(pair.reach(pair.primaryPort)),
    );
    report('kill -9 of the primary, standby promoted', failovers, {
      acknowledged,
      ...result,
      repeated: written.repeated,
      longestPauseMs: written.longestPauseMs,
    });
    expect(written.repeated).toBeGreaterThan(failovers);
    expect({ ...result, wedged: written.wedged }).toEqual({
      lost: 0,
      doubled: 0,
      holed: 0,
      wedged: 0,
    });
  });

  it('the control: deduplication by conflict alone acknowledges what the failover loses', async () => {
    const { pair, road, hubs } = await newCity(1);
    const kiosk = await TestKiosk.enrol(hubs[0]?.url ?? '', hubs[0]?.codes[0] ?? '');
    const { envelope } = await kiosk.feedback();
    pair.signalReceiver('SIGSTOP');
    // The hub waits for the standby, in vain, and acknowledges nothing.
    expect((await kiosk.send([envelope])).status).toBe(503);
    await pair.query(
      pair.primaryPort,
      `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`,
    );
    await sleep(500);
    expect((await kiosk.send([envelope])).status).toBe(503);
    await naiveTake(pair.reach(pair.primaryPort), envelope.id);
    // "Acknowledged" by the naive intake: now the only node that has it dies.
    await pair.killPrimary();
    // What lies in the standby's ear and was never written down goes with it.
    pair.signalReceiver('SIGKILL');
    await sleep(1_000);
    await pair.standbyAnswers();
    await pair.promote();
    road.dropAll();
    const held = await heldIn(pair.reach(pair.primaryPort));
    const { lost } = audit([{ ...envelope }], held);
    report('control: deduplication by conflict alone', 1, { lost });
    expect(lost).toBe(1);
  });
});

/** Intake as many write it: insert, and leave conflicts alone. @throws when it would not commit. */
async function naiveTake(reach: pg.ClientConfig, id: string): Promise<void> {
  const client = new pg.Client({ ...reach, query_timeout: 5_000 });
  await client.connect();
  try {
    await client.query('begin');
    const { rowCount } = await client.query(
      `insert into actions select * from actions where id = $1 on conflict do nothing`,
      [id],
    );
    expect(rowCount).toBe(0);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
