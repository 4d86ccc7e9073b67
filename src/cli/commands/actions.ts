import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { type ActionKind, actionKinds } from '../../domain/action/index.ts';
import { addDays, hanoiMoment, isIsoDay } from '../../domain/calendar/index.ts';
import {
  type ExportedAction,
  exportActions,
  findFollow,
  type ListedHole,
  listContradictions,
  listDeadLetters,
  listHoles,
  notePersonalView,
  readUsage,
  replayActions,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

interface Common {
  readonly state: string;
  readonly json?: boolean;
}
interface Personal {
  readonly personal?: boolean;
  readonly reason?: string;
}
type Use = Parameters<typeof withStore<void>>[1];

const stateOption = [
  '--state <directory>',
  'state directory of the hub',
  defaultStateDirectory,
] as const;
const personalOptions = [
  ['--personal', 'show what residents wrote, names and numbers; written down with the reason'],
  ['--reason <text>', 'why: needed with --personal'],
] as const;

function line(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function run({ state }: Common, use: Use): Promise<void> {
  return withStore(state, use).catch((error: unknown) => {
    throw asFailure(error);
  });
}

function readKind(text: string): ActionKind {
  const kind = actionKinds.find((known) => known === text);
  if (kind === undefined) throw new InvalidArgumentError(`one of ${actionKinds.join(', ')}.`);
  return kind;
}

function readDay(text: string): string {
  if (!isIsoDay(text)) throw new InvalidArgumentError('a day as 2026-11-22.');
  return text;
}

/** Says who looks and why, before anything personal is shown. */
async function askPersonal(
  store: Parameters<Use>[0],
  { personal, reason = '' }: Personal,
  requests: number,
): Promise<boolean> {
  if (personal !== true) return false;
  if (reason.trim() === '') {
    throw new CommandFailure(
      'Personal values are shown for a reason only.',
      'Add --reason "…": it is kept with your user name and the time.',
    );
  }
  const view = { viewer: userInfo().username, reason: reason.trim().slice(0, 200), requests };
  await notePersonalView(store, view, Date.now());
  return true;
}

function shortLine(row: ExportedAction): string {
  const become = row.status ?? row.problem ?? '';
  const place = `${row.kiosk}.${row.incarnation} #${row.seq}`;
  return `${row.receivedAt}  ${place}  ${row.kind}  ${become}${row.handover === null ? '' : ` (${row.handover})`}\n`;
}

function showHoles(holes: readonly ListedHole[], { json }: Common): void {
  for (const hole of holes) {
    const { declaredAt, kiosk, incarnation, from, to, reason, found } = hole;
    const range = `${kiosk}.${incarnation} #${from}..${to}`;
    if (json) line(hole);
    else process.stdout.write(`${declaredAt}  ${range}  ${reason}  ${found} found after all\n`);
  }
  process.stderr.write(`${holes.length} holes\n`);
}

function addList(actions: Command): void {
  actions
    .option(...stateOption)
    .option('--limit <count>', 'most rows', readCount, 100)
    .option('--kind <kind>', 'only this kind', readKind)
    .option('--holes', 'what kiosks gave a number to and can send no more, instead')
    .option('--json', 'one JSON object a line')
    .option(...personalOptions[0])
    .option(...personalOptions[1])
    .action((options: Common & Personal & { limit: number; kind?: ActionKind; holes?: boolean }) =>
      run(options, async (store, keys) => {
        if (options.holes === true) return showHoles(await listHoles(store), options);
        const { limit, kind } = options;
        const personal = await askPersonal(store, options, limit);
        let count = 0;
        const asked = { order: 'newestFirst', limit, personal, ...(kind && { kind }) } as const;
        for await (const row of exportActions(store, keys, asked)) {
          if (options.json) line(row);
          else process.stdout.write(shortLine(row));
          count += 1;
        }
        process.stderr.write(`${count} requests\n`);
      }),
    );
}

function addFollow(actions: Command): void {
  actions
    .command('follow')
    .argument('<code>', 'follow code, as on the slip')
    .description('what became of one request')
    .option(...stateOption)
    .option('--json', 'one JSON object')
    .action((code: string, options: Common) =>
      run(options, async (store, keys) => {
        const found = await findFollow(store, keys, code);
        if (found === undefined) {
          throw new CommandFailure(
            'No request is known by this code.',
            'Check it on the slip; a kiosk that is offline has not sent it yet.',
          );
        }
        if (options.json) line(found);
        else process.stdout.write(`${found.kind}  ${found.status}  ${found.changedAt}\n`);
      }),
    );
}

function addDead(actions: Command): void {
  actions
    .command('dead')
    .description('requests that could not be opened or that the back office does not take')
    .option(...stateOption)
    .option('--json', 'one JSON object a line')
    .action((options: Common) =>
      run(options, async (store) => {
        const letters = await listDeadLetters(store);
        for (const letter of letters) {
          const { receivedAt, id, kind, state, reason, attempts } = letter;
          if (options.json) line(letter);
          else {
            process.stdout.write(
              `${receivedAt}  ${id}  ${kind}  ${state} ${reason ?? ''} (${attempts} calls)\n`,
            );
          }
        }
        process.stderr.write(`${letters.length} dead letters\n`);
        if (letters.length > 0) process.exitCode = 1;
      }),
    );
  actions
    .command('replay')
    .argument('[id]', 'id of one request')
    .description('try again: one dead letter, or all of them; the office does nothing twice')
    .option('--all-dead', 'every dead letter')
    .option(...stateOption)
    .option('--json', 'one JSON object')
    .action((id: string | undefined, options: Common & { allDead?: boolean }) =>
      run(options, async (store) => {
        if ((id === undefined) === (options.allDead !== true)) {
          throw new CommandFailure('Which one?', 'Name one id, or say --all-dead.');
        }
        if (id !== undefined && !/^[0-9a-f-]{36}$/.test(id)) {
          throw new CommandFailure('That is no id.', 'Take one from `motcham actions dead`.');
        }
        const replayed = await replayActions(
          store,
          id === undefined ? 'allDead' : { id },
          Date.now(),
        );
        if (options.json) line({ replayed });
        else process.stdout.write(`${replayed} put back into the queue\n`);
        if (replayed === 0) process.exitCode = 1;
      }),
    );
}

function addContradictions(actions: Command): void {
  actions
    .command('contradictions')
    .description('answers of a back office that were not taken, and why')
    .option(...stateOption)
    .option('--json', 'one JSON object a line')
    .action((options: Common) =>
      run(options, async (store) => {
        for (const one of await listContradictions(store)) {
          if (options.json) line(one);
          else {
            const place = `${one.kiosk}.${one.incarnation} #${one.seq}`;
            process.stdout.write(`${one.notedAt}  ${place}  ${one.problem}\n`);
          }
        }
      }),
    );
}

function addExport(actions: Command): void {
  actions
    .command('export')
    .description('every request as JSON lines, oldest first; without personal values')
    .option('--out <file>', 'write here and not to standard output')
    .option('--since <day>', 'only what was received from this day on (UTC)', readDay)
    .option('--kind <kind>', 'only this kind', readKind)
    .option(...stateOption)
    .option(...personalOptions[0])
    .option(...personalOptions[1])
    .action((options: Common & Personal & { out?: string; since?: string; kind?: ActionKind }) =>
      run(options, async (store, keys) => {
        const personal = await askPersonal(store, options, -1);
        const { out, since, kind } = options;
        const file =
          out === undefined ? undefined : createWriteStream(out, { mode: 0o600, flags: 'wx' });
        const target = file ?? process.stdout;
        if (file) await once(file, 'open');
        let count = 0;
        const rows = exportActions(store, keys, {
          order: 'oldestFirst',
          personal,
          ...(since !== undefined && { sinceMs: Date.parse(since) }),
          ...(kind !== undefined && { kind }),
        });
        for await (const row of rows) {
          if (!target.write(`${JSON.stringify(row)}\n`)) await once(target, 'drain');
          count += 1;
        }
        if (file) await new Promise<void>((resolve) => file.end(resolve));
        process.stderr.write(`${count} requests\n`);
      }),
    );
}

function addUsage(actions: Command): void {
  const today = hanoiMoment(Date.now()).day;
  actions
    .command('usage')
    .description('how kiosks were used: only what at least ten kiosks share')
    .option('--from <day>', 'first day', readDay, addDays(today, -30))
    .option('--to <day>', 'last day', readDay, today)
    .option('--pilot', 'too few kiosks to share anything: show what at least ten sessions share')
    .option(...stateOption)
    .option('--json', 'one JSON object a line, and a last one with what is kept back')
    .action((options: Common & { from: string; to: string; pilot?: boolean }) =>
      run(options, async (store) => {
        const { from, to, pilot } = options;
        const report = await readUsage(store, { from, to, isPilot: pilot === true });
        for (const one of report.lines) {
          if (options.json) line(one);
          else process.stdout.write(`${one.dimension}  ${one.name}  ${one.count}\n`);
        }
        if (options.json) line({ suppressed: report.suppressed });
        process.stderr.write(`${report.suppressed} names kept back: fewer than ten share them\n`);
      }),
    );
}

/** `motcham actions`: what residents left and what became of it. For the operator only. */
export function addActionsCommand(program: Command): void {
  const actions = program
    .command('actions')
    .enablePositionalOptions()
    .description('what residents left, newest first, and what became of it: for the operator only');
  addList(actions);
  addFollow(actions);
  addDead(actions);
  addContradictions(actions);
  addExport(actions);
  addUsage(actions);
}
