import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isPrintSettled, type PrintState } from '../../domain.ts';
import { sampleSlips } from '../golden/samples.ts';
import { memoryKeys, openJournalFile, PrintJournal } from '../journal/index.ts';
import { PrintQueue } from '../queue/index.ts';
import { renderReceipt } from '../raster/index.ts';
import { type AnswerMode, breakAt, type FaultKind, faultKinds, footnoteAnswers } from './faults.ts';
import { printNaively } from './naive-driver.ts';
import { fastLimits, PrinterRig, seededRandom, sharedRenderer, until } from './rig.ts';

/** What became of many slips. */
export interface FaultReport {
  readonly mode: AnswerMode;
  readonly seed: number;
  readonly faults: number;
  readonly printed: number;
  /** Nobody could know, and the resident was asked. Never counted as printed. */
  readonly asked: number;
  readonly reprints: number;
  /** Said to be printed, or given up, without a whole slip on paper. */
  readonly lost: number;
  /** Two whole slips without a mark. */
  readonly unmarkedDoubles: number;
  /** Papers that are neither a whole slip nor marked as void. */
  readonly strayPieces: number;
  /** What went wrong, to be repeated with the seed. */
  readonly findings: readonly string[];
}

export interface FaultRun {
  readonly count: number;
  readonly seed: number;
  readonly mode: AnswerMode;
  /** Printers that work side by side; they mostly wait. */
  readonly atOnce: number;
}

const slip = sampleSlips['feedback-vi'];
if (slip === undefined) throw new Error('broken invariant: no sample slip');
const document = slip;
const rows = renderReceipt(document, 576).heightDots;

interface Outcome {
  readonly state: PrintState;
  readonly found: ReturnType<PrinterRig['count']>;
  readonly where: string;
}

/** Prints `count` slips, each with one random fault, each fault repeatable by the seed. */
export async function runFaults({ count, seed, mode, atOnce }: FaultRun): Promise<FaultReport> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      outcomes.push(await oneFault(i, seededRandom(seed * 65_537 + i * 7919), mode));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const findings: string[] = [];
  const sum = (name: string, wrong: (outcome: Outcome) => boolean, say = true) => {
    const found = outcomes.filter(wrong);
    if (say) findings.push(...found.map(({ where }) => `${name}: ${where}`));
    return found.length;
  };
  const papers = ({ found }: Outcome) => found.plain + found.marked;
  return {
    mode,
    seed,
    faults: outcomes.length,
    printed: sum('', ({ state }) => state.state === 'printed', false),
    asked: sum('', ({ state }) => state.state === 'unconfirmed', false),
    reprints: sum('', ({ found }) => found.marked > 0, false),
    lost: sum('lost', (one) => one.state.state !== 'unconfirmed' && papers(one) === 0),
    unmarkedDoubles: sum('double', ({ found }) => found.plain > 1),
    strayPieces: sum('stray', ({ found }) => found.other > 0),
    findings,
  };
}

/** The control: the same kinds of fault against write, close and "sent". */
export async function runNaively(count: number, seed: number) {
  let lost = 0;
  for (let i = 0; i < count; i += 1) {
    const random = seededRandom(seed + i * 7919);
    random();
    const rig = new PrinterRig({ rowsPerSecond: 8000 });
    await rig.start();
    breakAt(
      rig,
      i % 2 === 0 ? 'network' : 'power',
      1 + Math.trunc(random() * 400),
      random,
      () => {},
    );
    const said = await printNaively(rig.server.host, rig.server.port, renderReceipt(document, 576));
    // As long as the whole slip would take, several times over.
    await sleep(500);
    const found = rig.count(document);
    if (said === 'sent' && found.plain === 0) lost += 1;
    await rig.server.unplug();
  }
  return { faults: count, lost };
}

async function oneFault(i: number, random: () => number, mode: AnswerMode): Promise<Outcome> {
  const kind: FaultKind = faultKinds[i % faultKinds.length] ?? 'network';
  const row = 1 + Math.trunc(random() * (rows - 2));
  const rig = new PrinterRig(mode === 'footnotes' ? { counterStoredEvery: 10 } : {});
  rig.printer.cuts = Math.trunc(random() * 60);
  await rig.start();
  if (mode === 'footnotes') footnoteAnswers(rig, random);
  const directory = mkdtempSync(join(tmpdir(), 'motcham-faults-'));
  const keys = memoryKeys();
  const open = async () => {
    const journal = await PrintJournal.open(
      await openJournalFile(join(directory, 'journal.log')),
      keys,
    );
    const driver = rig.driver({ ...fastLimits, doneMs: mode === 'footnotes' ? 600 : 4000 });
    const renderer = sharedRenderer();
    return new PrintQueue({ journal, driver, renderer, nowMs: () => Date.now() });
  };
  let queue = await open();
  let restarting: Promise<void> | undefined;
  breakAt(rig, kind, row, random, () => {
    // The shell dies; its successor finds the journal. Paper goes on printing meanwhile.
    restarting = queue.close().then(async () => {
      queue = await open();
      queue.resume();
    });
  });
  const id = randomUUID();
  await queue.submit(id, document);
  let state: PrintState | undefined;
  await until(() => {
    state = queue.find(id)?.print;
    return state !== undefined && isPrintSettled(state);
  }, 60_000);
  await restarting;
  await queue.close();
  const found = rig.count(document);
  await rig.server.unplug();
  rmSync(directory, { recursive: true, force: true });
  if (state === undefined) throw new Error('broken invariant: settled without a state');
  const where = `${mode} ${i}: ${kind} at row ${row}: ${JSON.stringify({ state, found })}`;
  return { state, found, where };
}
