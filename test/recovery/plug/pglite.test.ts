import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { audit } from '../support/audit.ts';
import { BlockImage } from '../support/block-image.ts';
import { lacks } from '../support/needs.ts';
import { readPglite, writeToPglite } from '../support/pglite.ts';
import { report } from '../support/report.ts';

const imageMegabytes = 512;
const writeMs = 4_000;

const isSkipped = lacks('control: PGlite', 'root', 'loop', 'python');

describe.skipIf(isSkipped)('the control: PGlite, whose fsync does nothing', () => {
  it('acknowledges what a power cut takes, and the judge finds it', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'motcham-pglite-'));
    const image = BlockImage.create(
      join(directory, 'disk.img'),
      join(directory, 'disk'),
      imageMegabytes,
    );
    try {
      const writer = await writeToPglite(join(image.mount, 'data'));
      image.sync();
      await sleep(writeMs);
      image.cut();
      const acknowledged = await writer.kill();
      await image.reconnect();
      // A store that does not open any more holds nothing.
      const held = await readPglite(join(image.mount, 'data')).catch(() => []);
      const { lost } = audit(acknowledged, held);
      report('control: PGlite', 1, { acknowledged: acknowledged.length, lost });
      expect(acknowledged.length).toBeGreaterThan(100);
      expect(lost).toBeGreaterThan(0);
    } finally {
      await image.remove();
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
