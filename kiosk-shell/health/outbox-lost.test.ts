import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bridgePaths, hubPaths } from '../domain.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';

let kiosk: TestShell | undefined;
afterEach(() => kiosk?.close());

const beatWith = (count: number, lastSeq: number) =>
  JSON.stringify({
    counter: 1,
    app: 1,
    content: { version: 7, staged: null, rejected: null, missing: 0 },
    outbox: { count, oldestMs: null, quarantined: 0, lastSeq, keys: [] },
    health: { printer: 'none', shell: 'up', storage: 'ok' },
    clock: { at: 1, trust: 'unconfirmed' },
    progress: 3,
  });

test('requests that vanish are among the faults of the machine, with no hub there', async () => {
  const shell = await startTestShell();
  kiosk = shell;
  const page = await shell.page();
  const beat = (body: string) =>
    shell.ask(hubPaths.heartbeat, {
      method: 'POST',
      headers: { ...shell.own, 'content-type': 'application/json' },
      body,
    });
  const codes = async () => {
    const answer = await shell.ask(bridgePaths.faults, { headers: page });
    const { faults }: { faults: { code: string }[] } = JSON.parse(answer.text);
    return faults.map(({ code }) => code);
  };
  const kept = () => {
    try {
      return readFileSync(join(shell.directory, 'state', 'outbox-witness.json'), 'utf8');
    } catch {
      return '';
    }
  };
  await beat(beatWith(2, 4));
  await expect.poll(kept).toContain('"held":2');
  expect(await codes()).toEqual([]);
  await beat(beatWith(0, 0));
  await expect.poll(codes).toEqual(['MC-47']);
});
