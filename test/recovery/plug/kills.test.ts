import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { killBrowser, newProfile, openBrowser } from '../../support/browser.ts';
import { City } from '../../support/city.ts';
import { HubRoad } from '../../support/hub-road.ts';
import { leavesReport } from '../../support/requests.ts';
import { Resident } from '../../support/resident.ts';
import { audit } from '../support/audit.ts';
import { lacks, trialCount } from '../support/needs.ts';
import { report } from '../support/report.ts';

/** Share of answers to batches that are thrown away on their way. */
const lostAnswers = 0.05;
/** A blow falls at a random moment of a report that takes about as long, ms. */
const blowWithinMs = 6_000;
/** How long the line stays dead, ms. */
const deadLineMs = 4_000;
/** Longer than the courier's waits grow, ms; no measure of speed. */
const patienceMs = 300_000;
const victims = ['browser', 'hub', 'database', 'line'] as const;
type Victim = (typeof victims)[number];

const isSkipped = lacks('kill -9 of browser, hub and database', 'chromium');
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of undo.splice(0).reverse()) await step();
}, 120_000);

/** Letters that no Vietnamese keyboard composes with each other. */
const letters = 'bcghklmnpt';
const nameOf = (trial: number) =>
  `rac ${letters[Math.floor(trial / letters.length) % letters.length]}${letters[trial % letters.length]}`;
const plain = (code: string) => code.replaceAll(/[\s-]/g, '');

describe.skipIf(isSkipped)('Chromium, hub and PostgreSQL killed at random, the line cut', () => {
  it('loses, doubles and holes nothing that a resident was told', async () => {
    const city = await City.start();
    undo.push(() => city.close());
    const road = await HubRoad.open(city.hubUrl);
    undo.push(() => road.close());
    city.hubUrl = road.url;
    await city.killShell();
    await city.startShell();
    let isLineDead = false;
    road.weather = (method, path) => {
      if (isLineDead) return 'silence';
      const isBatch = method === 'POST' && path === '/hub/v1/actions';
      return isBatch && Math.random() < lostAnswers ? 'answerLost' : 'clear';
    };
    const profile = newProfile();
    undo.push(() => profile.remove());
    async function switchOn() {
      const { context, page } = await openBrowser(profile);
      const resident = new Resident(page);
      await page.goto(city.page);
      await resident.wakes();
      return { context, resident };
    }
    let { context, resident } = await switchOn();
    undo.push(() => context.close());

    const told: string[] = [];
    /** Texts of reports whose number nobody saw: they may have come, once. */
    const perhaps: string[] = [];
    const killed: Record<Victim, number> = { browser: 0, hub: 0, database: 0, line: 0 };

    async function strike(victim: Victim): Promise<void> {
      killed[victim] += 1;
      if (victim === 'browser') await killBrowser(context);
      else if (victim === 'hub') await city.killHub();
      else if (victim === 'database') killDatabase(city);
      else isLineDead = true;
    }

    async function recover(victim: Victim): Promise<void> {
      if (victim === 'browser') {
        ({ context, resident } = await switchOn());
        return;
      }
      if (victim === 'hub') await city.startHub();
      // Its keeper starts the database again by itself.
      if (victim === 'line') {
        await sleep(deadLineMs);
        isLineDead = false;
      }
      await resident.touches('Xong');
    }

    for (let trial = 0; trial < trialCount; trial += 1) {
      const victim = victims[trial % victims.length] ?? 'hub';
      const text = nameOf(trial);
      const blow = sleep(Math.random() * blowWithinMs).then(() => strike(victim));
      try {
        told.push(plain(await leavesReport(resident, text)));
      } catch (error) {
        if (victim !== 'browser') throw error;
        perhaps.push(text);
      }
      await blow;
      await recover(victim);
    }
    road.weather = () => 'clear';
    // Places are contiguous: when this one has come, all before it have.
    const last = plain(await leavesReport(resident, nameOf(trialCount)));
    told.push(last);
    const held = await vi.waitFor(
      async () => {
        const listed = await city.requests();
        expect(listed.map(({ body }) => body?.['follow'])).toContain(last);
        return listed;
      },
      { timeout: patienceMs, interval: 3_000 },
    );
    const { doubled, holed } = audit(held, held);
    const follows = held.map(({ body }) => String(body?.['follow']));
    const lost = told.filter((number) => !follows.includes(number)).length;
    const unseen = held.filter(({ body }) => !told.includes(String(body?.['follow'])));
    report('kill -9 of browser, hub, database; the line cut', trialCount, {
      ...{ told: told.length, lost, doubled, holed, ...killed, unseen: unseen.length },
      answersLost: road.count('answerLost', '/hub/v1/actions'),
    });
    expect({ lost, doubled, holed }).toEqual({ lost: 0, doubled: 0, holed: 0 });
    for (const { body } of unseen) expect(perhaps).toContain(body?.['text']);
    expect(new Set(follows).size).toBe(follows.length);
    expect(new Set(held.map(({ kiosk, incarnation }) => `${kiosk}|${incarnation}`)).size).toBe(1);
  });
});

/** kill -9 of the postmaster; with it go all its backends. */
function killDatabase(city: City): void {
  const file = join(city.databaseRoot, 'data', 'postmaster.pid');
  process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
}
