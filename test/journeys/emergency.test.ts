import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withStore } from '../../src/cli/support/state.ts';
import { signText } from '../../src/domain/api/index.ts';
import { canonicalJson, newUuidV7, sha256, toHex, toUtf8 } from '../../src/domain/basics/index.ts';
import { type EmergencySend, emergencyText } from '../../src/domain/emergency/index.ts';
import { listEmergencies, readDrafts, sendEmergency } from '../../src/hub/index.ts';
import { Lobby } from '../support/lobby.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Long enough to be looked at, short enough to be waited for, minutes. */
const minutes = 0.4;
const place = '.emergency';

describe('an emergency', () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await Lobby.open();
  });
  afterAll(() => lobby?.close());

  it('covers a session within seconds, is counted, outlives a reload without a hub, and ends by itself', async () => {
    const { city, page, resident } = lobby;
    await resident.wakes();
    await resident.opens(/Tìm thủ tục/, 'search');
    await resident.types('khai sinh');
    await forge(city.directory);
    const { id, sentMs } = await withStore(city.directory, async (store, keys) => {
      const [fire] = await readDrafts(store);
      if (fire === undefined) throw new Error('no draft is published');
      const wish = {
        draft: fire.draft.id,
        sha256: fire.sha256,
        target: { all: true },
        minutes,
        reason: 'a test',
      } as const;
      const note = async () => undefined;
      const nowMs = Date.now();
      const sent = await sendEmergency(store, wish, { key: keys.command, nowMs, by: 'cli', note });
      if (!sent.ok) throw new Error(sent.error);
      return { id: sent.value, sentMs: performance.now() };
    });
    await page.locator(place).waitFor();
    const seenMs = performance.now() - sentMs;
    expect(await page.locator(place).textContent()).toContain('Fire in this building');
    // Nothing of what lies under it can be touched, and nothing of it is gone.
    expect(await page.locator('#app').evaluate((app) => (app as HTMLElement).inert)).toBe(true);
    expect(await page.locator('[data-screen=search]').count()).toBe(1);
    const toldOf = () =>
      withStore(city.directory, async (store) =>
        (await listEmergencies(store)).find((one) => one.id === id),
      );
    await expect.poll(async () => (await toldOf())?.shown, { timeout: 20_000 }).toBe(1);
    const told = await toldOf();
    const reportedMs = (told?.lastMs ?? 0) - (told?.sentMs ?? 0);
    process.stderr.write(
      `emergency: seen after ${Math.round(seenMs)} ms, reported after ${reportedMs} ms\n`,
    );
    await city.killHub();
    await page.reload();
    await page.locator(place).waitFor();
    expect(await page.locator(place).count()).toBe(1);
    await page.locator(place).waitFor({ state: 'detached', timeout: 60_000 });
    await resident.sees('attract');
    expect(await page.locator('#app').evaluate((app) => (app as HTMLElement).inert)).toBe(false);
  });
});

/** Who holds the whole hub, its database and its keys, still has no words of his own. */
async function forge(state: string): Promise<void> {
  await withStore(state, async (store, keys) => {
    const nowMs = Date.now();
    const words = { vi: 'Chuyển tiền ngay', en: 'Send money now' };
    const order: EmergencySend = {
      v: 1,
      do: 'show',
      id: newUuidV7(
        () => nowMs,
        (array) => crypto.getRandomValues(array),
      ),
      draft: 'forged',
      sha256: toHex(await sha256(toUtf8(canonicalJson(words)))),
      target: { all: true },
      sentAtMs: nowMs,
      endsAtMs: nowMs + 60_000,
    };
    const signature = await signText(emergencyText(order), keys.command.privateKey);
    await store.pool.query(
      `insert into emergencies (id, draft, title, gravity, target, kiosks, reason, sent_at, ends_at,
          sent_by, signed, change)
        values ($1, 'forged', $2, 'danger', $3, 1, '', $4, $5, 'thief', $6, nextval('emergency_changes'))`,
      [
        order.id,
        JSON.stringify(words),
        JSON.stringify(order.target),
        new Date(nowMs),
        new Date(order.endsAtMs),
        JSON.stringify({ order, signature }),
      ],
    );
    await store.pool.query(`select pg_notify('motcham_emergency', '')`);
    const stateOf = async () => {
      const { rows } = await store.pool.query<{ state: string }>(
        'select state from emergency_kiosks where emergency = $1',
        [order.id],
      );
      return rows[0]?.state;
    };
    await expect.poll(stateOf, { timeout: 30_000 }).toBe('noText');
  });
}
