import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  BridgeStatusSchema,
  bridgePaths,
  ReadinessReportSchema,
  ShellScanSchema,
} from '../domain.ts';
import { findTool } from '../print/test-support/tools.ts';
import { hearEvents } from '../test-support/hear-events.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const perl = findTool('perl', 'perl-base');
const card = '001099012345||Nguyễn Thị Hường|05031999|Nữ|Hà Nội|12082021';
const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 30_000, interval: 500 });

let directory: string;
let pipe: string;
let kiosk: TestShell;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'motcham-scans-'));
  pipe = join(directory, 'scanner');
  execFileSync('mkfifo', [pipe]);
  kiosk = await startTestShell({
    scanners: [{ kind: 'pipe', name: 'desk', path: pipe, suffix: 'enter' }],
  });
});
afterAll(async () => {
  await kiosk.close();
  rmSync(directory, { recursive: true, force: true });
});

/** A page that listens: the scans it hears. */
async function listen(headers: Record<string, string>) {
  const page = await hearEvents(kiosk, headers, 'scan', (json) => ShellScanSchema.parse(json));
  return { scans: page.heard, close: page.close };
}

async function scan(text: string): Promise<void> {
  const handle = await open(pipe, 'w');
  await handle.write(`${text}\r\n`);
  await handle.close();
}

const status = async () => {
  const answer = await kiosk.ask(bridgePaths.status, { headers: await kiosk.page() });
  return BridgeStatusSchema.parse(JSON.parse(answer.text));
};

test.skipIf(perl === undefined)(
  'a scan reaches the newest page and no other; unheard it is gone',
  async () => {
    await eventually(async () => expect((await status()).scanner).toBe('ready'));
    // Nobody listens: a code that a resident shows now is not kept for whoever comes next (law 2).
    await scan(card);
    const headers = await kiosk.page();
    await eventually(async () => {
      const answer = await kiosk.ask(bridgePaths.readiness, { headers });
      const { lines } = ReadinessReportSchema.parse(JSON.parse(answer.text));
      expect(lines.find(({ part }) => part === 'scanner')?.facts['codes']).toBe(1);
    });
    const former = await listen(headers);
    await scan('8935049500018');
    await eventually(() => expect(former.scans).toHaveLength(1));
    const newer = await listen(headers);
    await scan(card);
    await eventually(() => expect(newer.scans).toHaveLength(1));
    expect(newer.scans).toEqual([{ text: card, device: 'desk' }]);
    expect(former.scans.map(({ text }) => text)).toEqual(['8935049500018']);
    newer.close();
    former.close();
  },
);

test('the stream of scans is for the kiosk’s own page with its token', async () => {
  const token = (await kiosk.page())['x-motcham-bridge'];
  const refused = async (headers: Record<string, string>) =>
    (await kiosk.ask(bridgePaths.events, { headers })).status;
  expect(await refused({})).toBe(403);
  expect(await refused(kiosk.own)).toBe(403);
  expect(await refused({ 'x-motcham-bridge': token })).toBe(403);
  expect(await refused({ ...kiosk.own, origin: 'https://evil.example' })).toBe(403);
  expect(await refused({ ...(await kiosk.page()), host: 'evil.example' })).toBe(403);
});
