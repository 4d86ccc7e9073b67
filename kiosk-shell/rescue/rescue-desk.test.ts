import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashPin, type SiteKit } from '../domain.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { realWorld } from '../world.ts';
import { SiteKitFile } from './index.ts';

const pin = '731942';
let stateDirectory = '';
let shell: TestShell;
let clock = { nowMs: 0, monotonicMs: 0 };
const world = {
  ...realWorld,
  nowMs: () => 1_900_000_000_000 + clock.nowMs,
  monotonicMs: () => clock.monotonicMs,
};

async function kitOf(): Promise<SiteKit> {
  const salt = 'A'.repeat(22);
  const iterations = 100_000;
  return {
    pin: { kdf: 'pbkdf2-sha256', iterations, salt, hash: await hashPin(pin, { salt, iterations }) },
    badges: { key: { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }, revoked: [] },
    nearest: { plate: 'A2-03', building: 'Nhà <A2>' },
    phone: '024 3825 1234',
  };
}

const start = () => startTestShell({ trial: false, stateDirectory }, {}, world);
const keepKit = (kit: SiteKit) => new SiteKitFile(stateDirectory).keep(kit);
async function restart() {
  await shell.close();
  shell = await start();
}

beforeEach(async () => {
  clock = { nowMs: 0, monotonicMs: 0 };
  stateDirectory = mkdtempSync(join(tmpdir(), 'motcham-desk-'));
  await keepKit(await kitOf());
  shell = await start();
});
afterEach(async () => {
  await shell.close();
  rmSync(stateDirectory, { recursive: true, force: true });
});

const address = '/bridge/rescue?code=MC-41&count=2';
const post = (fields: Record<string, string>, headers: Record<string, string> = shell.own) =>
  shell.ask('/bridge/rescue/desk', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code: 'MC-41', count: '2', ...fields }).toString(),
  });
const knock = async (order = '1234') => {
  let last = await post({ corner: order[0] ?? '' });
  for (const corner of order.slice(1)) last = await post({ corner });
  return last;
};
const ticketOf = (text: string) => /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';

/** Knocks, types a PIN and presses enter. */
async function enter(digits: string) {
  const ticket = ticketOf((await knock()).text);
  for (const press of digits) await post({ ticket, press });
  return { ticket, answer: await post({ ticket, press: 'ok' }) };
}

describe('the rescue page', () => {
  test('tells residents where to go, by what the hub said last, and runs nothing of its own', async () => {
    const { text, headers } = await shell.ask(address);
    expect(text).toContain('MC-41 · 2');
    expect(text).toContain('024 3825 1234');
    expect(text).toContain('Nhà &#60;A2&#62; (A2-03)');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await shell.ask('/bridge/rescue/keys.js')).text).toContain('preventDefault');
    const odd = await shell.ask('/bridge/rescue?code=%3Cscript%3E&count=x');
    expect(odd.text).toContain('MC-40 · 0');
  });

  test('opens to four corners in order and in time, and shows nothing before', async () => {
    for (const order of ['123', '1243', '2341', '11223344', '1134']) {
      expect((await knock(order)).status).toBe(204);
    }
    await post({ corner: '1' });
    clock.monotonicMs += 6_000;
    for (const corner of '234') expect((await post({ corner })).status).toBe(204);
    const pad = await knock();
    expect([pad.status, pad.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(pad.text).toContain('CHẾ ĐỘ CÁN BỘ');
    expect(pad.text).toContain('content="120;url=/bridge/rescue');
  });

  test('takes no order from another page, nor without the ticket of this visit', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await post({ corner: '1' }, foreign)).status).toBe(403);
    const { ticket } = await enter(pin);
    for (const wrong of ['', 'x', `${ticket}x`]) {
      const answer = await post({ ticket: wrong, press: 'out' });
      expect([answer.status, answer.headers.location]).toEqual([303, address]);
    }
    expect((await post({ ticket, press: 'rm -rf' })).status).toBe(400);
    expect((await post({ ticket, press: 'x'.repeat(2_000) })).status).toBe(413);
    expect((await post({ ticket, press: 'status' })).status).toBe(200);
  });
});

describe('staff at the rescue page', () => {
  test('get in with the PIN of the hub, offline, and see what the shell knows', async () => {
    const { ticket, answer } = await enter(pin);
    expect(answer.text).toContain('Tình trạng');
    expect(answer.text).not.toContain(pin);
    const network = await post({ ticket, press: 'network' });
    expect(network.text).toContain('http://127.0.0.1:9');
    const english = await post({ ticket, press: 'other' });
    expect(english.text).toContain('STAFF MODE');
    const diagnostics = await post({ ticket, press: 'diagnostics' });
    expect(diagnostics.text).toContain('<svg');
    // Nothing here would start this shell again, and it says so.
    expect((await post({ ticket, press: 'restartShell' })).text).toContain('cannot be done here');
    const left = await post({ ticket, press: 'exit' });
    expect(left.headers.location).toBe(address);
    expect((await post({ ticket, press: 'status' })).status).toBe(303);
  });

  test('take the kiosk out of service and back, and the hub’s word for it stands on the disk', async () => {
    const first = await enter(pin);
    expect(first.answer.text).not.toContain('value="back"');
    expect((await post({ ticket: first.ticket, press: 'out' })).status).toBe(303);
    const second = await enter(pin);
    expect(second.answer.text).toContain('value="back"');
    expect((await post({ ticket: second.ticket, press: 'back' })).status).toBe(303);
    expect((await enter(pin)).answer.text).toContain('value="out"');
  });

  test('are put out after 120 s without a press, whatever was open', async () => {
    const { ticket } = await enter(pin);
    clock.monotonicMs += 119_999;
    expect((await post({ ticket, press: 'status' })).status).toBe(200);
    clock.monotonicMs += 120_000;
    expect((await post({ ticket, press: 'status' })).status).toBe(303);
  });

  test('are locked out after five wrong PINs, for the page as well, past a restart, for 15 minutes', async () => {
    const { ticket } = await enter('111111');
    const again = async (digits: string) => {
      for (const press of digits) await post({ ticket, press });
      return post({ ticket, press: 'ok' });
    };
    expect((await again('222222')).text).toContain('Còn 3 lần');
    for (const digits of ['333333', '444444']) await again(digits);
    expect((await again('555555')).text).toContain('Thử lại sau 15 phút');
    // The right one does not help any more.
    expect((await again(pin)).text).toContain('Thử lại sau');
    const lock = await shell.ask('/bridge/staff-lock', { headers: await shell.page() });
    expect(JSON.parse(lock.text)).toMatchObject({ wrongPins: 5 });
    await restart();
    clock.nowMs += 14 * 60_000;
    expect((await enter(pin)).answer.text).toContain('Thử lại sau 1 phút');
    clock.nowMs += 60_000;
    expect((await enter(pin)).answer.text).toContain('Tình trạng');
  });

  test('that were locked out on the page find this door shut; five tries at once are five', async () => {
    const headers = { ...(await shell.page()), 'content-type': 'application/json' };
    const lockedUntilMs = world.nowMs() + 60_000;
    const body = JSON.stringify({ wrongPins: 5, lockedUntilMs });
    expect((await shell.ask('/bridge/staff-lock', { method: 'POST', headers, body })).status).toBe(
      200,
    );
    expect((await enter(pin)).answer.text).toContain('Thử lại sau 1 phút');
    const wild = JSON.stringify({ wrongPins: -1, lockedUntilMs });
    expect(
      (await shell.ask('/bridge/staff-lock', { method: 'POST', headers, body: wild })).status,
    ).toBe(400);
    expect((await shell.ask('/bridge/staff-lock', { headers: shell.own })).status).toBe(403);
    clock.nowMs += 60_000;
    const ticket = ticketOf((await knock()).text);
    await Promise.all(
      ['1', '2', '3', '4', '5', '6'].map(async (press) => {
        await post({ ticket, press });
        await post({ ticket, press: 'ok' });
      }),
    );
    const lock = JSON.parse((await shell.ask('/bridge/staff-lock', { headers })).text);
    expect(lock.wrongPins).toBeLessThanOrEqual(5);
    expect(lock.wrongPins).toBeGreaterThan(0);
  });
});

test('without a PIN from the hub nobody gets in; a kit is kept, and a torn one asked for again', async () => {
  const file = new SiteKitFile(stateDirectory);
  expect(file.kit).toEqual(await kitOf());
  expect(await file.digest()).toHaveLength(22);
  await keepKit({ ...(await kitOf()), pin: null });
  await restart();
  expect((await enter(pin)).answer.text).toContain('chưa có mã PIN');
  writeFileSync(join(stateDirectory, 'site-kit.json'), '{"pin":');
  expect(await new SiteKitFile(stateDirectory).digest()).toBe('none');
});
