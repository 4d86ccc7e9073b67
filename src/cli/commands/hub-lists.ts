import { open } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import {
  askList,
  bringList,
  type ListConfig,
  type ListTrick,
  listLists,
  listTricks,
  readList,
  referenceLists,
  startReferenceList,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { loadLists } from '../support/lists.ts';
import { readPort } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';

function readTrick(text: string): ListTrick {
  const trick = listTricks.find((one) => one === text);
  if (trick === undefined) {
    throw new InvalidArgumentError(`a trick is one of ${listTricks.join(', ')}.`);
  }
  return trick;
}

async function findList(file: string, name: string): Promise<ListConfig> {
  const lists = await loadLists(file);
  const list = lists.find((one) => one.name === name);
  if (list !== undefined) return list;
  const names = lists.map((one) => one.name).join(', ');
  throw new CommandFailure(`${file} has no list "${name}".`, `It has: ${names || 'none'}.`);
}

/** The bytes of a file, up to one more than a list may have. */
async function readBounded(path: string, bytesMax: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > bytesMax) {
      throw new CommandFailure(
        `${path} has ${size} bytes: tooLarge.`,
        `A list has ${bytesMax} at most; "limits" in the file of lists says so.`,
      );
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** What a source or a file gives by its mapping. */
async function readOne(list: ListConfig, path: string | undefined) {
  if (path === undefined) {
    const has = { etag: null, lastModified: null };
    const answer = await askList(list, has, process.env, Date.now());
    if (answer.kind === 'read') return answer.read;
    const why = answer.kind === 'failed' ? answer.failure : answer.kind;
    throw new CommandFailure(`${list.name} gave nothing: ${why}.`, 'docs/boards.md names them.');
  }
  const read = readList(await readBounded(path, list.limits.bytesMax), list, Date.now());
  if (read.ok) return read.value;
  throw new CommandFailure(`${path} gave nothing: ${read.error}.`, 'docs/boards.md names them.');
}

interface One {
  readonly file?: string;
  readonly state: string;
}

async function tryOut(file: string, name: string, { file: from }: One): Promise<void> {
  const { documents, refused } = await readOne(await findList(file, name), from);
  const first = documents.slice(0, 3);
  process.stdout.write(`${JSON.stringify({ taken: documents.length, refused, first })}\n`);
  if (documents.length === 0) process.exitCode = 1;
}

async function bring(file: string, name: string, { file: from, state }: One): Promise<void> {
  const list = await findList(file, name);
  const read = await readOne(list, from);
  const counts = await withStore(state, (store) => bringList(store, list, read, Date.now()));
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.stderr.write('They are drafts now: send and approve them in the console.\n');
}

async function reference(options: {
  readonly port: number;
  readonly trick?: ListTrick;
}): Promise<void> {
  const told = untilTold();
  const source = await startReferenceList({
    port: options.port,
    ...(options.trick && { trick: options.trick }),
  });
  try {
    process.stderr.write(`A made-up city at ${source.url}. Its lists.json:\n`);
    const file = { v: 1, lists: referenceLists(source.url) };
    process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
    await told;
  } finally {
    await source.close();
  }
}

const failing = (error: unknown): never => {
  throw asFailure(error);
};

/** `hub lists …`: places and notices that other systems keep (docs/boards.md). */
export function addListCommands(hub: Command): void {
  const lists = hub.command('lists').description('lists of places and notices (docs/boards.md)');
  const from = [
    '--file <path>',
    'a CSV, JSON, GeoJSON or RSS file in place of the address',
  ] as const;
  const state = ['--state <directory>', 'of the hub'] as const;
  lists
    .command('list')
    .description('what each list last gave, one JSON object a line')
    .option(...state, defaultStateDirectory)
    .action(({ state: directory }: One) =>
      withStore(directory, async (store) => {
        for (const one of await listLists(store)) {
          process.stdout.write(`${JSON.stringify(one)}\n`);
        }
      }).catch(failing),
    );
  lists
    .command('check')
    .argument('<lists.json>')
    .description('say whether a file is sound')
    .action(async (file: string) => {
      const all = await loadLists(file).catch(failing);
      for (const { name, gives, format } of all) {
        process.stdout.write(`${JSON.stringify({ name, gives, format })}\n`);
      }
    });
  lists
    .command('try')
    .argument('<lists.json>')
    .argument('<name>', 'of the list')
    .option(...from)
    .option(...state, defaultStateDirectory)
    .description('say what would be taken of a list, and change nothing')
    .action((file: string, name: string, options: One) =>
      tryOut(file, name, options).catch(failing),
    );
  lists
    .command('bring')
    .argument('<lists.json>')
    .argument('<name>', 'of the list')
    .option(...from)
    .option(...state, defaultStateDirectory)
    .description('make drafts of what a list gives; people publish them')
    .action((file: string, name: string, options: One) =>
      bring(file, name, options).catch(failing),
    );
  lists
    .command('reference')
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort, 0)
    .option('--trick <trick>', `what it does wrong: ${listTricks.join(', ')}`, readTrick)
    .description('run a made-up city whose lists are honest or not')
    .action((options: Parameters<typeof reference>[0]) => reference(options).catch(failing));
}
