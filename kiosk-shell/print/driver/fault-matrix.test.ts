import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sampleSlips } from '../golden/samples.ts';
import { renderReceipt } from '../raster/index.ts';
import {
  fastLimits,
  openQueueRig,
  PrinterRig,
  seededRandom,
  settled,
} from '../test-support/rig.ts';

/** Random faults of one run; `MOTCHAM_FAULTS=500` for the long one. */
const faults = Number(process.env['MOTCHAM_FAULTS'] ?? 24);
const seed = Number(process.env['MOTCHAM_SEED'] ?? 2026);
const slip = sampleSlips['feedback-vi']!;
const rows = renderReceipt(slip, 576).heightDots;

const kinds = ['network', 'power', 'paper', 'cover', 'garbled', 'deaf', 'twice'] as const;
type Kind = (typeof kinds)[number];

const restart = (rig: PrinterRig) => void rig.server.unplug().then(() => rig.server.plugIn());

/** Makes one fault at a row of the paper; hands that repair it come a moment later. */
function breakAt(rig: PrinterRig, kind: Kind, row: number, random: () => number): void {
  let left = kind === 'twice' ? 2 : 1;
  let seen = 0;
  rig.onRow = () => {
    seen += 1;
    if (left === 0 || seen < row) return;
    left -= 1;
    seen = 0;
    const { printer } = rig;
    switch (kind) {
      case 'network':
        return rig.server.cutNetwork();
      case 'power':
        return restart(rig);
      case 'twice':
        return random() < 0.5 ? rig.server.cutNetwork() : restart(rig);
      case 'paper':
        printer.setCondition({ paper: false });
        setTimeout(() => printer.setCondition({ paper: true }), 40);
        return;
      case 'cover':
        printer.setCondition({ coverOpen: true });
        setTimeout(() => printer.setCondition({ coverOpen: false }), 40);
        return;
      case 'garbled':
        // From here on every answer is noise, until the wire breaks and comes back.
        rig.onReply = (bytes) => bytes.map(() => Math.trunc(random() * 256));
        setTimeout(() => {
          rig.onReply = undefined;
          rig.server.cutNetwork();
        }, 300);
        return;
      case 'deaf':
        rig.onReply = () => new Uint8Array(0);
        setTimeout(() => {
          rig.onReply = undefined;
          rig.server.cutNetwork();
        }, 300);
        return;
      default:
        throw new Error(kind satisfies never);
    }
  };
}

test(
  `${faults} random faults, seed ${seed}: none lost, no double without a mark`,
  async () => {
    const random = seededRandom(seed);
    for (let i = 0; i < faults; i += 1) {
      const kind = kinds[i % kinds.length]!;
      const row = 1 + Math.trunc(random() * (rows - 2));
      const rig = new PrinterRig();
      await rig.start();
      const { queue, close } = await openQueueRig(rig.driver(fastLimits));
      breakAt(rig, kind, row, random);
      const id = randomUUID();
      await queue.submit(id, slip);
      const state = await settled(queue, id);
      await close();
      const found = rig.count(slip);
      await rig.server.unplug();
      const where = `fault ${i}: ${kind} at row ${row}: ${JSON.stringify({ state, found })}`;
      // Not lost, and not said to be printed when it was not.
      expect(state.state, where).toBe('printed');
      expect(found.plain + found.marked, where).toBeGreaterThanOrEqual(1);
      // Never two without a mark, and no piece of paper without a sign on it.
      expect(found.plain, where).toBeLessThanOrEqual(1);
      expect(found.other, where).toBe(0);
    }
  },
  faults * 20_000,
);
