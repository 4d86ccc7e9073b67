import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, it, vi } from 'vitest';
import { startReferenceOffice } from '../../../src/cli/reference/index.ts';
import { newFollowCode } from '../../../src/domain/action/index.ts';
import { type FollowAnswer, hubPaths } from '../../../src/domain/api/index.ts';
import { addWorkingDays, hanoiMoment } from '../../../src/domain/calendar/index.ts';
import { TestServer } from '../../../src/hub/test-support.ts';
import { freePort } from '../../support/city.ts';
import { askHub, TestKiosk } from '../../support/hub-client.ts';
import { type RunningCommand, startCommand } from '../../support/processes.ts';
import { type HubChildConfig, type HubProcess, startHubProcess } from '../support/hub-process.ts';
import { trialCount } from '../support/needs.ts';
import { type Fate, OfficeRoad } from '../support/office-road.ts';
import { report } from '../support/report.ts';

/** Longest life of a hub after an answer was let through to it, ms: about what its record takes. */
const lastBreathMs = 8;
/** Longer than a dead process's claim stands (30 s) and a call takes, ms; no measure of speed. */
const patienceMs = 120_000;
/** Who dies in a trial, one after the other. */
const blows = ['hub, answer on its way', 'hub, answer heard', 'office, effect kept'] as const;

const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
}, 120_000);

/** An hour in an office's book: what happens twice is seen there. */
function hour() {
  const day = addWorkingDays(hanoiMoment(Date.now()).day, 3);
  if (day === undefined) throw new Error('the calendar of the product ends here');
  return {
    kind: 'appointment' as const,
    ...{ serviceCode: '', field: 'civilStatus' as const, branch: 'chi-nhanh-1', day },
    ...{ slot: '09:00' as const, phone: '', personalNumber: '', name: '', language: 'vi' as const },
    follow: newFollowCode((array) => crypto.getRandomValues(array)),
  };
}

it('calls again with the same key, to one effect, whoever dies between an answer and its record', async () => {
  const server = await TestServer.start();
  undo.push(() => server.stop());
  const state = join(server.directory, 'city');
  mkdirSync(state);
  const officePort = await freePort();
  const officeUrl = `http://127.0.0.1:${officePort}/requests`;
  const road = await OfficeRoad.open(officeUrl);
  undo.push(() => road.close());
  // Its key is made once and then kept beside its book.
  const maker = await startReferenceOffice({ directory: join(state, 'back-office') });
  const { publicKey } = maker;
  await maker.close();

  const config: HubChildConfig = {
    directory: join(state, 'hub'),
    databaseUrl: await server.newDatabase(),
    backOffice: { url: road.url, publicKey },
  };
  let hub: HubProcess = await startHubProcess({ ...config, codes: 1 });
  undo.push(() => hub.kill());
  const kiosk = await TestKiosk.enrol(hub.url, hub.codes[0] ?? '');
  const startOffice = (): Promise<RunningCommand> =>
    startCommand(
      ...['back-office', 'run', '--json', '--state', state, '--port', String(officePort)],
      ...['--hub', hub.url, '--capacity', '1000', '--pace', '86400'],
    );
  let office = await startOffice();
  undo.push(() => office.stop());

  const left: { readonly id: string; readonly follow: string }[] = [];
  /** Sends until it is taken: the hub may die before it has said so. */
  async function leaveHour(): Promise<void> {
    const body = hour();
    const envelope = await kiosk.seal(body, 'appointment', kiosk.nextSeq);
    kiosk.nextSeq += 1;
    left.push({ id: envelope.id, follow: body.follow });
    const send = () => new TestKiosk(hub.url, kiosk.key, kiosk.identity).send([envelope]);
    await vi.waitFor(async () => expect((await send()).status).toBe(200), { timeout: patienceMs });
  }

  for (let trial = 0; trial < trialCount; trial += 1) {
    const blow = blows[trial % blows.length];
    const { promise: struck, resolve: strike } = Promise.withResolvers<void>();
    let isOver = false;
    road.onAnswer = async (): Promise<Fate> => {
      if (isOver) return 'passes';
      isOver = true;
      if (blow === 'hub, answer heard') {
        setTimeout(() => void hub.kill().then(strike), Math.random() * lastBreathMs);
        return 'passes';
      }
      await (blow === 'office, effect kept' ? office.stop('SIGKILL') : hub.kill());
      strike();
      return 'drops';
    };
    const taken = leaveHour();
    await struck;
    if (blow === 'office, effect kept') office = await startOffice();
    else hub = await startHubProcess({ ...config });
    await taken;
  }

  const database = new pg.Client({ connectionString: config.databaseUrl });
  await database.connect();
  undo.push(() => database.end());
  const count = async (query: string) => (await database.query(query)).rowCount;
  await vi.waitFor(
    async () =>
      expect(await count('select 1 from handover union all select 1 from arrivals')).toBe(0),
    {
      timeout: patienceMs,
      interval: 1_000,
    },
  );
  for (const { follow } of left) {
    const { body } = await askHub<FollowAnswer>(hub.url, hubPaths.follow(follow));
    expect(body).toMatchObject({ status: 'confirmed' });
  }
  await office.stop();
  const book = readFileSync(join(state, 'back-office', 'effects.jsonl'), 'utf8');
  const effects = book
    .split('\n')
    .filter((line) => line !== '')
    .map((line): { readonly id: string } => JSON.parse(line));
  const ids = left.map(({ id }) => id);
  const lost = ids.filter((id) => !effects.some((effect) => effect.id === id)).length;
  const doubled = effects.length - new Set(effects.map(({ id }) => id)).size;
  const keys = road.calls.map(({ idempotencyKey }) => idempotencyKey);
  const again = keys.length - new Set(keys).size;
  report('killed between an office’s answer and its record', trialCount, {
    ...{ lost, doubled, calledAgain: again, effects: effects.length },
  });
  expect(new Set(keys)).toEqual(new Set(ids.map((id) => `"${id}"`)));
  expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  expect(await count('select from contradictions')).toBe(0);
  // Every answer that nobody heard was asked for again, or nothing was proved.
  const unheard = road.calls.filter(({ isAnswered }) => !isAnswered).length;
  expect(unheard).toBeGreaterThanOrEqual(Math.floor((trialCount * 2) / 3));
  expect(again).toBeGreaterThanOrEqual(unheard);
});
