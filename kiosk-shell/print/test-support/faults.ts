import type { PrinterRig } from './rig.ts';

/** What befalls a slip in print. */
export const faultKinds = [
  'network',
  'power',
  'paper',
  'cover',
  'garbled',
  'deaf',
  'twice',
  'crash',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How an emulated printer answers: as the manuals say, or as their footnotes warn. */
export const answerModes = ['manual', 'footnotes'] as const;
export type AnswerMode = (typeof answerModes)[number];

/** Time that a hand takes to put paper in, and that a line stays bad, ms. */
const handMs = 40;
const badLineMs = 300;

const restart = (rig: PrinterRig) => void rig.server.unplug().then(() => rig.server.plugIn());

/** Makes one fault at a row of the paper; the hands that repair it come a moment later. */
export function breakAt(
  rig: PrinterRig,
  kind: FaultKind,
  row: number,
  random: () => number,
  crash: () => void,
): void {
  let left = kind === 'twice' ? 2 : 1;
  let seen = 0;
  rig.onRow = () => {
    seen += 1;
    if (left === 0 || seen < row) return;
    left -= 1;
    seen = 0;
    strike(rig, kind, random, crash);
  };
}

function strike(rig: PrinterRig, kind: FaultKind, random: () => number, crash: () => void): void {
  const { printer } = rig;
  switch (kind) {
    case 'network':
      rig.server.cutNetwork();
      return;
    case 'power':
      restart(rig);
      return;
    case 'twice':
      if (random() < 0.5) rig.server.cutNetwork();
      else restart(rig);
      return;
    case 'paper':
      printer.setCondition({ paper: false });
      setTimeout(() => printer.setCondition({ paper: true }), handMs);
      return;
    case 'cover':
      printer.setCondition({ coverOpen: true });
      setTimeout(() => printer.setCondition({ coverOpen: false }), handMs);
      return;
    case 'garbled':
      // From here on every answer is noise, until the wire breaks and comes back.
      badLine(rig, (bytes) => bytes.map(() => Math.trunc(random() * 256)));
      return;
    case 'deaf':
      badLine(rig, () => new Uint8Array(0));
      return;
    case 'crash':
      crash();
      return;
    default:
      throw new Error(kind satisfies never);
  }
}

function badLine(rig: PrinterRig, spoil: (bytes: Uint8Array) => Uint8Array): void {
  rig.onReply = spoil;
  setTimeout(() => {
    rig.onReply = undefined;
    rig.server.cutNetwork();
  }, badLineMs);
}

/**
 * Answers as the footnotes of the manuals have them: some come late, some not at all, some with a
 * bit changed. Automatic status is left alone, so that a fault that is repaired is heard of.
 */
export function footnoteAnswers(rig: PrinterRig, random: () => number): void {
  rig.onReply = (bytes) => {
    const chance = random();
    if (bytes.length === 4 || chance > 0.2) return bytes;
    if (chance > 0.12) {
      setTimeout(() => rig.server.reply(bytes), random() * 120);
      return new Uint8Array(0);
    }
    if (chance > 0.05) return new Uint8Array(0);
    const spoilt = Uint8Array.from(bytes);
    const at = Math.trunc(random() * spoilt.length);
    spoilt[at] = (spoilt[at] ?? 0) ^ (1 << Math.trunc(random() * 8));
    return spoilt;
  };
}
