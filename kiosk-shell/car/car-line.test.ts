import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type ShellCar, ShellCarSchema } from '../domain.ts';
import { findTool } from '../print/test-support/tools.ts';
import { MemoryScanner } from '../scan/memory-source.ts';
import { hearEvents } from '../test-support/hear-events.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { CarLine } from './index.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 30_000, interval: 100 });
const perl = findTool('perl', 'perl-base');

describe('what the car says', () => {
  async function begin() {
    const controller = new MemoryScanner();
    const heard: ShellCar[] = [];
    const line = new CarLine(controller.open);
    line.onSignal = (said) => heard.push(said);
    line.start();
    await eventually(() => expect(controller.opened).toBe(1));
    return { controller, heard, line };
  }

  test('arrivals and alarms, in pieces, in any case, with any line end', async () => {
    const { controller, heard, line } = await begin();
    for (const piece of ['arr', 'ived\r\nALARM ', 'on\narrived\n', 'door open\r', 'alarm off\n']) {
      controller.send(piece);
    }
    expect(heard).toEqual([
      { arrived: true, alarm: false },
      { arrived: false, alarm: true },
      { arrived: true, alarm: true },
      { arrived: true, alarm: true },
      { arrived: false, alarm: false },
    ]);
    line.close();
  });

  test('noise means nothing, however long', async () => {
    const { controller, heard, line } = await begin();
    for (const noise of [
      '\0\xff\n',
      'toString\n',
      '__proto__\n',
      'x'.repeat(100_000),
      '\n',
      ' \n',
    ]) {
      controller.send(noise);
    }
    controller.send('arrived\n');
    expect(heard).toEqual([{ arrived: true, alarm: false }]);
    line.close();
  });

  test('an alarm holds while the line is cut, and the line is found again', async () => {
    const { controller, heard, line } = await begin();
    controller.send('alarm on\nala');
    controller.unplug();
    expect(line.now).toEqual({ arrived: false, alarm: true });
    controller.isPlugged = true;
    await eventually(() => expect(controller.opened).toBe(2));
    controller.send('alarm off\n');
    expect(line.now.alarm).toBe(false);
    expect(heard).toHaveLength(2);
    line.close();
  });
});

describe('the bridge of a lift', () => {
  let directory: string;
  let pipe: string;
  let kiosk: TestShell;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'motcham-car-'));
    pipe = join(directory, 'car');
    execFileSync('mkfifo', [pipe]);
    kiosk = await startTestShell({ car: { kind: 'pipe', path: pipe } });
  });
  afterAll(async () => {
    await kiosk.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A page that listens, and has been told how things stand. */
  async function listen() {
    const page = await hearEvents(kiosk, await kiosk.page(), 'car', (json) =>
      ShellCarSchema.parse(json),
    );
    await eventually(() => expect(page.heard).toHaveLength(1));
    return page;
  }

  async function say(word: string): Promise<void> {
    const handle = await open(pipe, 'w');
    await handle.write(`${word}\n`);
    await handle.close();
  }

  test.skipIf(perl === undefined)(
    'a page hears the car within a moment, and one that comes later how it stands',
    async () => {
      const page = await listen();
      expect(page.heard).toEqual([{ arrived: false, alarm: false }]);
      // The line is looked for once a second; what is said before it is open belongs to nobody.
      await eventually(async () => {
        await say('arrived');
        expect(page.heard).toContainEqual({ arrived: true, alarm: false });
      });
      await say('alarm on');
      await eventually(() => expect(page.heard.at(-1)).toEqual({ arrived: false, alarm: true }));
      const later = await listen();
      expect(later.heard).toEqual([{ arrived: false, alarm: true }]);
      page.close();
      later.close();
    },
  );
});
