import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { badgeSignedText, badgeText } from '../../src/domain/codes/index.ts';
import { PublicKeySchema, signText } from '../domain.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { SiteKitFile } from './index.ts';

// A named pipe is read by a process of its own.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const address = '/bridge/rescue?code=MC-50&count=0';
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const trialPin = '246810';
const pinAsked = 'Mã PIN của cán bộ';
let directory: string;
let pipe: string;
let shell: TestShell;
let cityKey: CryptoKeyPair;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-badge-'));
  pipe = join(directory, 'scanner');
  execFileSync('mkfifo', [pipe]);
  cityKey = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', cityKey.publicKey);
  await new SiteKitFile(directory).keep({
    pin: null,
    badges: { key: PublicKeySchema.parse({ kty, crv, x, y }), revoked: ['0000TAKN'] },
    nearest: null,
    phone: null,
  });
  shell = await startTestShell({
    stateDirectory: directory,
    scanners: [{ kind: 'pipe', name: 'desk', path: pipe, suffix: 'enter' }],
  });
});
afterAll(async () => {
  await shell.close();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  await post({ ticket: ticketOf((await knock()).text), press: 'exit' });
});

const post = (fields: Record<string, string>) =>
  shell.ask('/bridge/rescue/desk', {
    method: 'POST',
    headers: { ...shell.own, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code: 'MC-50', count: '0', ...fields }).toString(),
  });
async function knock() {
  for (const corner of '123') await post({ corner });
  return post({ corner: '4' });
}
const ticketOf = (text: string) => /name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? '';
async function type(ticket: string, digits: string) {
  for (const press of digits) await post({ ticket, press });
  return post({ ticket, press: 'ok' });
}
async function badge(serial: string, by: CryptoKeyPair = cityKey) {
  const body = { serial, person: 'CB-17', scope: 'w00123', lastDay: 40_000 };
  return badgeText(body, await signText(badgeSignedText(body), by.privateKey));
}
/** Scans, and waits until the rescue page says something else than before. */
async function scanned(text: string): Promise<string> {
  const { text: before } = await shell.ask(address);
  writeFileSync(pipe, `${text}\r`);
  return vi.waitFor(
    async () => {
      const { text: now } = await shell.ask(address);
      expect(now).not.toBe(before);
      return now;
    },
    { timeout: 30_000, interval: 100 },
  );
}

describe('a staff badge before the scanner, while the rescue page stands', () => {
  beforeAll(async () => {
    const ticket = ticketOf((await knock()).text);
    await type(ticket, trialPin);
    expect((await post({ ticket, press: 'out' })).status).toBe(303);
  });

  test('asks for the PIN, in Vietnamese and English, and opens nothing without it', async () => {
    const pad = await scanned(await badge('01234567'));
    expect(pad).toContain(pinAsked);
    const ticket = ticketOf(pad);
    expect((await post({ ticket, press: 'other' })).text).toContain('STAFF MODE');
    expect((await type(ticket, '111111')).text).toContain('4 tries left');
    expect((await type(ticket, trialPin)).text).toContain('Back in service');
    // Said once: whoever opens the page next is a resident.
    await post({ ticket, press: 'exit' });
    expect((await shell.ask(address)).text).not.toContain(pinAsked);
  });

  test('that is lost, or of another maker, or torn, says why and opens nothing', async () => {
    const other = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    for (const [text, vi, en] of [
      [await badge('0000TAKN'), 'báo mất và thu hồi', 'reported lost'],
      [await badge('01234567', other), 'không do thành phố cấp', 'not made by the city'],
      ['motcham:badge:1.torn', 'không đọc được', 'cannot be read'],
    ] as const) {
      const told = await scanned(text);
      expect(told).toContain(vi);
      expect(told).toContain(en);
      expect(told).not.toContain(pinAsked);
      expect((await shell.ask(address)).text).not.toContain(vi);
    }
  });
});
