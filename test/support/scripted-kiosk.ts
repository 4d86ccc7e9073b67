import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { EnrolAnswerSchema, hubPaths, shellWakeName } from '../../src/domain/api/index.ts';
import { readCode } from '../../src/domain/codes/index.ts';
import type { RunningHub } from '../../src/hub/index.ts';
import type { TestClock } from '../../src/hub/test-support.ts';
import { enrolRequest, newTestKey, postJson, TestKiosk } from './hub-client.ts';

interface Told {
  readonly number: number;
  readonly name: string;
}

/** A kiosk without a screen: page and shell beat as a real one's do, when the test says so. */
export class ScriptedKiosk {
  readonly id: string;
  readonly page: TestKiosk;
  readonly #shell: TestKiosk;
  readonly #hub: RunningHub;
  readonly #clock: TestClock;
  /** What `publishStarter` gave out. */
  #version = 1;

  private constructor(hub: RunningHub, clock: TestClock, page: TestKiosk, shell: TestKiosk) {
    this.id = page.identity.kiosk;
    this.#hub = hub;
    this.#clock = clock;
    this.page = page;
    this.#shell = shell;
  }

  /** Reads the code that the console draws, and enrols by it. */
  static async scan(hub: RunningHub, clock: TestClock, drawn: string): Promise<ScriptedKiosk> {
    const scanned = readCode(drawn, { today: { year: 2026, month: 11, day: 22 } });
    expect(scanned.kind).toBe('enrolment');
    const { code } = scanned as { code: string };
    const keys = { page: await newTestKey(), shell: await newTestKey() };
    const body = await enrolRequest(code, keys.page, keys.shell);
    const identity = EnrolAnswerSchema.parse((await postJson(hub.url, hubPaths.enrol, body)).body);
    const of = (key: typeof keys.page) => new TestKiosk(hub.url, key, identity);
    return new ScriptedKiosk(hub, clock, of(keys.page), of(keys.shell));
  }

  /**
   * Page and shell beat.
   *
   * @param version of the content that it shows; until it is told of one, that which every kiosk has
   * @returns commands that the hub has for it
   */
  async beat(version = this.#version): Promise<readonly Told[]> {
    this.page.clockOffsetMs = this.#clock.offsetMs;
    this.#version = version;
    const content = { version, staged: null, rejected: null };
    const clock = { at: this.#clock.now(), trust: 'confirmed' as const };
    const beat = await this.page.heartbeat({ clock, content });
    expect(beat.status).toBe(200);
    // Both wait at the hub as every kiosk does: from then on three minutes without a sign are silence.
    for (const name of [this.id, shellWakeName(this.id)]) {
      const wake = `${hubPaths.wake}?version=0&kiosk=${name}&replies=0`;
      expect((await fetch(this.#hub.url + wake)).status).toBe(200);
    }
    return this.beatShell();
  }

  /** The shell alone, with what came of commands. */
  async beatShell(results: readonly unknown[] = [], upTo = 0): Promise<readonly Told[]> {
    this.#shell.counter += 1;
    this.#shell.clockOffsetMs = this.#clock.offsetMs;
    const beat = await this.#shell.post<{ commands: Told[] }>(
      hubPaths.shellBeat,
      {
        counter: this.#shell.counter,
        version: '1.8.2',
        uptimeMs: 1,
        health: {
          printer: 'ready',
          disk: { state: 'ok', freeBytes: 4e10, writeMs: 1 },
          memory: { shellBytes: 1, browserBytes: 1 },
          clockOffsetMs: 0,
          screen: {
            browser: 'running',
            showing: 'page',
            picture: 'drawn',
            pageBeatMs: 500,
            progress: 3,
            faults: 0,
            policed: 0,
            memoryRestarts: 0,
          },
        },
        faults: [],
        commands: { upTo, results },
      },
      `${this.id}.1.shell`,
    );
    expect(beat.status).toBe(200);
    return beat.body.commands;
  }

  /**
   * Anything done to a kiosk by hand makes the hub look at its fleet now, and not in 15 s: its place is
   * written once more, by whoever is signed in on the page.
   */
  async isLookedAt(page: Page): Promise<void> {
    const path = `/console/api/v1/fleet/kiosks/${this.id}/site`;
    const { site } = this.page.identity;
    const status = await page.evaluate(
      async ([to, body]) => {
        const headers = { 'content-type': 'application/json' };
        return (await fetch(to, { method: 'POST', headers, body })).status;
      },
      [path, JSON.stringify({ site, reason: 'ghi lại nơi đặt' })] as const,
    );
    expect(status).toBe(200);
    await expect
      .poll(async () => {
        const { rows } = await this.#hub.store.pool.query<{ value: string }>(
          `select value from meta where name = 'fleetSweptAt'`,
        );
        return this.#clock.now() - Number(rows[0]?.value);
      })
      .toBeLessThan(60_000);
  }
}
