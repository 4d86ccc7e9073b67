import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ShellHeadsetSchema } from '../domain.ts';
import { findTool } from '../print/test-support/tools.ts';
import { MemoryScanner } from '../scan/memory-source.ts';
import { hearEvents } from '../test-support/hear-events.ts';
import { startTestShell, type TestShell } from '../test-support/shell-rig.ts';
import { HeadsetJack } from './index.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const eventually = (look: () => unknown) => vi.waitFor(look, { timeout: 30_000, interval: 100 });
const perl = findTool('perl', 'perl-base');

/** `struct input_event`: of a switch unless `type` says otherwise. */
function inputEvent(code: number, value: number, type = 5): Buffer {
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(type, 16);
  bytes.writeUInt16LE(code, 18);
  bytes.writeInt32LE(value, 20);
  return bytes;
}
const plugged = inputEvent(2, 1);
const pulled = inputEvent(2, 0);

describe('what the jack says', () => {
  async function begin() {
    const card = new MemoryScanner();
    const heard: boolean[] = [];
    const jack = new HeadsetJack(card.open);
    jack.onChange = (now) => heard.push(now);
    jack.start();
    await eventually(() => expect(card.opened).toBe(1));
    return { card, heard, jack };
  }

  test('in and out, in pieces of any size, each change once', async () => {
    const { card, heard, jack } = await begin();
    for (const byte of plugged) card.send(Uint8Array.of(byte));
    card.send(Buffer.concat([plugged, plugged]));
    expect(heard).toEqual([true]);
    card.send(Buffer.concat([pulled, plugged, pulled]));
    expect(heard).toEqual([true, false, true, false]);
    jack.close();
  });

  test('a microphone, a key and a line out are no headset', async () => {
    const { card, heard, jack } = await begin();
    const synchronised = inputEvent(0, 0, 0);
    for (const other of [inputEvent(4, 1), inputEvent(6, 1), inputEvent(2, 1, 1), synchronised]) {
      card.send(other);
    }
    expect(heard).toEqual([]);
    jack.close();
  });

  test('a sound card that is gone holds no headset, and half a word of it is forgotten', async () => {
    const { card, heard, jack } = await begin();
    card.send(plugged);
    card.send(plugged.subarray(0, 11));
    card.unplug();
    expect(jack.plugged).toBe(false);
    card.isPlugged = true;
    await eventually(() => expect(card.opened).toBe(2));
    card.send(plugged);
    expect(heard).toEqual([true, false, true]);
    jack.close();
  });
});

describe('the bridge', () => {
  let directory: string;
  let pipe: string;
  let kiosk: TestShell;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'motcham-jack-'));
    pipe = join(directory, 'jack');
    execFileSync('mkfifo', [pipe]);
    kiosk = await startTestShell({ headset: { path: pipe } });
  });
  afterAll(async () => {
    await kiosk.close();
    rmSync(directory, { recursive: true, force: true });
  });

  /** A page that listens, and has been told how things stand. */
  async function listen() {
    const page = await hearEvents(
      kiosk,
      await kiosk.page(),
      'headset',
      (json) => ShellHeadsetSchema.parse(json).plugged,
    );
    await eventually(() => expect(page.heard).toHaveLength(1));
    return page;
  }

  async function say(bytes: Buffer): Promise<void> {
    const handle = await open(pipe, 'w');
    await handle.write(bytes);
    await handle.close();
  }

  test.skipIf(perl === undefined)(
    'a page hears of the jack, and one that comes later how it stands',
    async () => {
      const page = await listen();
      expect(page.heard).toEqual([false]);
      // The jack is looked for once a second; what came before it is open belongs to nobody.
      await eventually(async () => {
        await say(plugged);
        expect(page.heard).toEqual([false, true]);
      });
      const later = await listen();
      expect(later.heard).toEqual([true]);
      await say(pulled);
      await eventually(() =>
        expect([page.heard.at(-1), later.heard.at(-1)]).toEqual([false, false]),
      );
      page.close();
      later.close();
    },
  );
});
