import { createServer } from 'node:http';
import { chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findBrowser } from '../browser/index.ts';
import { sampleSlips } from '../print/golden/samples.ts';
import { PrinterRig } from '../print/test-support/rig.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const chromium = findBrowser(process.env);
if (chromium === undefined) {
  process.stderr.write('SKIPPED: no Chromium here, the bridge was not tried by a real browser.\n');
}

/** What a page does at its start and at a tap; it writes what it got into its title. */
const pageScript = `
const told = [];
const say = (state) => { document.title = state; document.body.textContent = told.join(' ') + ' END ' + state; };
try {
  const session = await (await fetch('/bridge/session')).json();
  const headers = { 'x-motcham-bridge': session.token, 'content-type': 'application/json' };
  const events = await fetch('/bridge/events', { headers });
  const jobId = crypto.randomUUID();
  const document = ${JSON.stringify(sampleSlips['feedback-vi'])};
  await fetch('/bridge/print', { method: 'POST', headers, body: JSON.stringify({ jobId, document }) });
  const reader = events.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { value } = await reader.read();
    for (const [, state] of value.matchAll(/"state":"(\\w+)"/g)) told.push(state);
    if (told.includes('printed') || told.includes('failed')) break;
  }
  await reader.cancel();
  say('done');
} catch (error) {
  say(String(error));
}
`;

/** A foreign page that tries the bridge, as a scanned link could. */
const foreignScript = (port: number) => `
const results = [];
for (const [name, ask] of [
  ['read', () => fetch('http://localhost:${port}/bridge/session')],
  ['blind', () => fetch('http://localhost:${port}/bridge/session', { mode: 'no-cors' })],
]) {
  try {
    const answer = await ask();
    results.push(name + ':' + answer.type);
  } catch {
    results.push(name + ':refused');
  }
}
document.body.textContent = results.join(' ') + ' END';
`;

const html =
  '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>';

/** Text of a page once its script has ended. */
async function textOf(url: string): Promise<string> {
  const browser = await playwright.launch({
    executablePath: chromium!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    const ended = page.locator('body', { hasText: 'END' });
    return (await ended.textContent()) ?? '';
  } finally {
    await browser.close();
  }
}

describe.skipIf(chromium === undefined)('in real Chromium', () => {
  let rig: PrinterRig;
  let kiosk: TestShell;
  beforeAll(async () => {
    rig = new PrinterRig();
    await rig.start();
    kiosk = await startTestShell(
      { printer: { host: '127.0.0.1', port: rig.server.port, widthDots: 576 } },
      { 'index.html': html, 'page.js': pageScript },
    );
  });
  afterAll(async () => {
    await kiosk.close();
    await rig.server.unplug();
  });

  test("the kiosk's own page gets a token, prints and hears the true states", async () => {
    const text = await textOf(kiosk.shell.url);
    expect(text).toContain('printed END done');
    expect(rig.count(sampleSlips['feedback-vi']!).plain).toBe(1);
  });

  test('a foreign page reads nothing of the bridge', async () => {
    const foreign = createServer((request, response) => {
      const script = request.url === '/page.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? foreignScript(kiosk.shell.port) : html);
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const address = foreign.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const text = await textOf(`http://127.0.0.1:${port}/`);
    foreign.closeAllConnections();
    await new Promise((resolve) => foreign.close(resolve));
    expect(text).toContain('read:refused');
    expect(text).not.toContain('read:basic');
    expect(text).not.toContain('read:cors');
  });
});
