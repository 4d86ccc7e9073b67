import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { checkDocument, type DocumentKind, documentKinds } from '../../domain/check/index.ts';
import { uploadBytesMax } from '../../domain/picture/index.ts';
import { bringDocuments, bringPicture, type SeedDocument } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';
import { seedStarter } from '../trial/seed-starter.ts';

interface Options {
  readonly state: string;
  readonly catalogue?: string;
  readonly json?: boolean;
}

async function seed({ state, catalogue, json }: Options): Promise<void> {
  const added = await withStore(state, (store) => seedStarter(store, Date.now(), catalogue));
  if (json) process.stdout.write(`${JSON.stringify({ added })}\n`);
  else process.stderr.write(`${added} documents are new in the editor; the others stay.\n`);
}

/** Largest file of documents, bytes. */
const fileBytesMax = 16 * 1024 * 1024;
/** Kinds that may be brought in source form: the rest has imports of its own. */
const broughtKinds = documentKinds.filter((kind) =>
  ['place', 'notice', 'season', 'leaflet', 'building', 'board'].includes(kind),
);

/** The documents of a file, each in the form of its kind; what is not is named and left out. */
function readDocuments(json: unknown, today: string): readonly SeedDocument[] {
  if (!Array.isArray(json)) {
    throw new CommandFailure(
      'The file is no list.',
      `It is [{"kind": …, "id": …, "body": …}] with kinds ${broughtKinds.join(', ')}.`,
    );
  }
  return json.flatMap((one: Partial<SeedDocument> | null, at): readonly SeedDocument[] => {
    const kind = broughtKinds.find((known) => known === one?.kind) as DocumentKind | undefined;
    const { id, body } = one ?? {};
    const own = body as { readonly key?: unknown; readonly id?: unknown } | undefined;
    const isNamed = typeof id === 'string' && (own?.key === id || own?.id === id);
    const wrong = kind
      ? checkDocument(kind, body, { today }).find(({ code }) => code === 'schema')
      : undefined;
    if (kind !== undefined && isNamed && wrong === undefined) return [{ kind, id, body }];
    const why = wrong ? `${wrong.where}: ${wrong.detail}` : kind ? 'id and key differ' : 'kind';
    process.stderr.write(`${at}: left out, ${why}\n`);
    process.exitCode = 1;
    return [];
  });
}

async function bring(file: string, { state }: Options): Promise<void> {
  if ((await stat(file)).size > fileBytesMax) {
    throw new CommandFailure(`${file} is tooLarge.`, `It may have ${fileBytesMax} bytes.`);
  }
  const nowMs = Date.now();
  const documents = readDocuments(JSON.parse(await readFile(file, 'utf8')), hanoiMoment(nowMs).day);
  const counts = await withStore(state, (store) => bringDocuments(store, documents, 'file', nowMs));
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  process.stderr.write('They are drafts now: they are sent and approved like the others.\n');
}

async function takePicture(file: string, { state }: Options): Promise<void> {
  if ((await stat(file)).size > uploadBytesMax) {
    throw new CommandFailure(`${file} is tooLarge.`, `It may have ${uploadBytesMax} bytes.`);
  }
  const bytes = await readFile(file);
  const answer = await withStore(state, (store) =>
    bringPicture(store, bytes, { by: 'cli', nowMs: Date.now() }),
  );
  if ('refused' in answer) {
    throw new CommandFailure(
      `${file} is ${answer.refused}.`,
      'Bring a PNG, JPEG or WebP of 240 pixels at least, up to 25 million of them (docs/editor.md).',
    );
  }
  process.stdout.write(`${JSON.stringify(answer.picture)}\n`);
  process.stderr.write(
    'Write it into a notice as "picture", with "alt" in vi and en, and "words": "none" or "inText".\n',
  );
}

/** `hub seed-documents`, `hub bring-picture` and `hub bring-documents`. */
export function addDocumentCommands(hub: Command): void {
  hub
    .command('bring-documents')
    .argument('<file>', 'JSON: [{"kind": "season", "id": …, "body": …}]')
    .description(`make drafts out of documents in source form: ${broughtKinds.join(', ')}`)
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .action((file: string, options: Options) =>
      bring(file, options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
  hub
    .command('bring-picture')
    .argument('<file>', 'PNG, JPEG or WebP')
    .description('keep a picture for a notice to name, and print what the notice says of it')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .action((file: string, options: Options) =>
      takePicture(file, options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
  hub
    .command('seed-documents')
    .description('bring the starter content into the editor; what editors wrote stays')
    .option(
      '--state <directory>',
      'where keys and the private database are kept',
      defaultStateDirectory,
    )
    .option('--catalogue <file or directory>', 'an imported catalogue in the place of the starter')
    .option('--json', 'print one JSON object')
    .action((options: Options) =>
      seed(options).catch((error: unknown) => {
        throw asFailure(error);
      }),
    );
}
