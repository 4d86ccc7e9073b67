import { type Command, InvalidArgumentError } from 'commander';
import { starterBoards } from '../../content/index.ts';
import {
  askFeed,
  type FeedTrick,
  feedTricks,
  listFeeds,
  referenceFeeds,
  startReferenceFeed,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { loadFeeds } from '../support/feeds.ts';
import { readPort } from '../support/options.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';

function readTrick(text: string): FeedTrick {
  const trick = feedTricks.find((one) => one === text);
  if (trick === undefined) {
    throw new InvalidArgumentError(`a trick is one of ${feedTricks.join(', ')}.`);
  }
  return trick;
}

async function list({ state, json }: { readonly state: string; readonly json?: boolean }) {
  await withStore(state, async (store) => {
    for (const feed of await listFeeds(store)) {
      if (json) {
        process.stdout.write(`${JSON.stringify(feed)}\n`);
        continue;
      }
      const { name, board, outcome, failures, answeredAt, taken, refused } = feed;
      const why = Object.entries(refused).map(([reason, count]) => `${reason} ${count}`);
      process.stdout.write(
        `${[
          `${name} → ${board}: ${outcome ?? 'not asked yet'}`,
          `answered ${answeredAt ?? 'never'}`,
          `taken ${taken}`,
          why.length > 0 ? `refused: ${why.join(', ')}` : 'none refused',
          ...(failures > 0 ? [`${failures} failures in a row`] : []),
        ].join(' · ')}\n`,
      );
    }
  });
}

async function check(file: string): Promise<void> {
  const feeds = await loadFeeds(file);
  for (const { name, board, format, everyMinutes, trial } of feeds) {
    process.stdout.write(`${JSON.stringify({ name, board, format, everyMinutes, trial })}\n`);
  }
  process.stderr.write(`${feeds.length} feeds\n`);
}

/** Asks the real source once, and says what would be taken of it by the starter's board. */
async function tryOut(file: string, name: string): Promise<void> {
  const feeds = await loadFeeds(file);
  const feed = feeds.find((one) => one.name === name);
  if (feed === undefined) {
    const names = feeds.map((one) => one.name).join(', ');
    throw new CommandFailure(`${file} has no feed "${name}".`, `It has: ${names || 'none'}.`);
  }
  const board = starterBoards.find(({ key }) => key === feed.board);
  if (board === undefined) {
    throw new CommandFailure(
      `The starter content has no board "${feed.board}".`,
      `It has: ${starterBoards.map(({ key }) => key).join(', ')}.`,
    );
  }
  const has = { etag: null, lastModified: null };
  const answer = await askFeed(feed, board, has, { secrets: process.env, nowMs: Date.now });
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  if (answer.kind !== 'read' || answer.read.readings.length === 0) process.exitCode = 1;
}

async function reference(options: {
  readonly port: number;
  readonly trick?: FeedTrick;
  readonly json?: boolean;
}): Promise<void> {
  const told = untilTold();
  const source = await startReferenceFeed(starterBoards, {
    port: options.port,
    ...(options.trick && { trick: options.trick }),
  });
  try {
    // A file to begin one's own with.
    const file = { v: 1, feeds: referenceFeeds(source.url, starterBoards) };
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ url: source.url, pid: process.pid, file })}\n`);
    } else {
      process.stderr.write(`Made-up readings at ${source.url}. Its feeds.json:\n`);
      process.stdout.write(`${JSON.stringify(file, null, 2)}\n`);
    }
    await told;
  } finally {
    await source.close();
  }
}

const failing = (error: unknown): never => {
  throw asFailure(error);
};

/** `hub feeds …`: where the numbers of the city's boards come from (docs/boards.md). */
export function addFeedCommands(hub: Command): void {
  const feeds = hub.command('feeds').description("feeds of the city's boards (docs/boards.md)");
  feeds
    .command('list')
    .description('what each feed last gave, and what of it was refused')
    .option('--state <directory>', 'of the hub', defaultStateDirectory)
    .option('--json', 'print one JSON object a line')
    .action((options: Parameters<typeof list>[0]) => list(options).catch(failing));
  feeds
    .command('check')
    .argument('<file>', 'feeds.json')
    .description('say whether a file is sound')
    .action((file: string) => check(file).catch(failing));
  feeds
    .command('try')
    .argument('<file>', 'feeds.json')
    .argument('<name>', 'of the feed')
    .description('ask a source once and print what would be taken of it')
    .action((file: string, name: string) => tryOut(file, name).catch(failing));
  feeds
    .command('reference')
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort, 0)
    .option('--trick <trick>', `what it does wrong: ${feedTricks.join(', ')}`, readTrick)
    .option('--json', 'print one JSON object when ready')
    .description('run a measuring network with made-up numbers, honest or not')
    .action((options: Parameters<typeof reference>[0]) => reference(options).catch(failing));
}
