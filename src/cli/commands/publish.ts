import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod/mini';
import { readCatalogue } from '../../content/import/index.ts';
import {
  contentWith,
  starterContent,
  starterGuides,
  starterLexicon,
  toSections,
} from '../../content/index.ts';
import type { Result } from '../../domain/basics/index.ts';
import { appNumber } from '../../domain/fleet/index.ts';
import { type ParsedObject, signMetadata } from '../../domain/tuf/index.ts';
import {
  findRelease,
  holdRelease,
  listReleases,
  prepareRelease,
  putApp,
  type Release,
  type ReleaseError,
  releaseNext,
  rollBack,
  rolloutFacts,
  signRelease,
  voidRelease,
} from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { askPassphrase, openSealedKey, readJson, writeText } from '../support/sealed-key.ts';
import { defaultStateDirectory, withStore } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

const DraftSchema = z.looseObject({
  id: z.string(),
  note: z.string(),
  contentVersion: z.int(),
  documents: z.array(z.looseObject({ place: z.int(), version: z.int(), signed: z.string() })),
});
const SignedSchema = z.strictObject({
  release: z.string(),
  keyid: z.string(),
  sigs: z.array(z.string()),
});

const todos: Readonly<Record<ReleaseError, string>> = {
  unknownRelease: 'See "motcham publish list".',
  releaseOpen: 'Bring the open release to its end, or give it up with "motcham publish void".',
  wrongState: 'See its state with "motcham publish list".',
  unknownKey: 'The root does not name this key for publishers: see docs/ceremony.md.',
  editedMeanwhile: 'Make the draft again.',
  samePerson: 'Two different people must sign, and neither is the one who made it: --by NAME.',
  badSignature: 'Sign the draft again: it has one signature for each document, in order.',
  noWayBack: 'This was the first release; publish a better one.',
  refused: 'A kiosk would not believe it. The draft or a signature was changed, or the root was.',
};

function done<T>(result: Result<T, ReleaseError>): T {
  if (result.ok) return result.value;
  throw new CommandFailure(`Not done: ${result.error}.`, todos[result.error]);
}

function tell(release: Release, json: boolean | undefined): void {
  const { id, contentVersion, state, reason, documents, note } = release;
  const steps = documents.map(({ percent, publishedAt, keyids }) => {
    const name = percent === undefined ? 'back' : `${percent} %`;
    return `${name}${publishedAt === null ? ` (${keyids.length} signatures)` : ' out'}`;
  });
  process.stderr.write(
    `${id}  content ${contentVersion}  ${state}${reason === null ? '' : `: ${reason}`}  ${steps.join(', ')}  ${note}\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify(release)}\n`);
}

interface Common {
  readonly state: string;
  readonly json?: boolean;
  readonly by: string;
}

async function prepare(
  options: Common & { readonly catalogue?: string; readonly note: string; readonly out: string },
): Promise<void> {
  const { catalogue } = options;
  const content =
    catalogue === undefined ? starterContent() : await contentWith(readCatalogue(catalogue));
  const sections = await toSections(content, starterLexicon, starterGuides());
  const release = await withStore(options.state, async (store, keys) =>
    done(
      await prepareRelease(
        store,
        { sections, factsDate: content.snapshotDate, minApp: appNumber },
        { keys, nowMs: Date.now(), by: options.by, note: options.note },
      ),
    ),
  );
  writeText(options.out, `${JSON.stringify(release)}\n`);
  process.stderr.write(
    `Carry ${options.out} to each publisher: motcham publish sign ${options.out}\n`,
  );
  tell(release, options.json);
}

const appTodos = {
  otherName: 'Name it motcham-kiosk_VERSION_ARCH.deb: kiosks look for that.',
  noPackage: 'It does not begin as a Debian package does.',
  tooLarge: 'A kiosk takes 500 MB at most.',
} as const;

async function app(file: string, { state, json }: Pick<Common, 'state' | 'json'>): Promise<void> {
  const bytes = new Uint8Array(readFileSync(file));
  const put = await withStore(state, (store) => putApp(store, basename(file), bytes, Date.now()));
  if (!put.ok) throw new CommandFailure(`Not taken: ${put.error}.`, appTodos[put.error]);
  const { path, length } = put.value;
  process.stderr.write(
    `${path} (${(length / 1e6).toFixed(1)} MB) lies ready. "motcham publish prepare" names it; when` +
      ` the release is through, "motcham hub command KIOSK update" installs it.\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify(put.value)}\n`);
}

async function sign(
  file: string,
  { key, out, passphraseFile }: { key: string; out: string; passphraseFile?: string },
): Promise<void> {
  const read = DraftSchema.safeParse(readJson(file));
  if (!read.success) {
    throw new CommandFailure(`${file} is no draft.`, 'Make one with "motcham publish prepare".');
  }
  const { id, documents, note, contentVersion } = read.data;
  process.stderr.write(`Content ${contentVersion}: ${note}\n`);
  const signer = await openSealedKey(key, await askPassphrase(passphraseFile));
  const sigs: string[] = [];
  for (const { signed } of documents) {
    const said: ParsedObject = JSON.parse(signed);
    sigs.push((await signMetadata(said, signer)).sig);
  }
  writeText(out, `${JSON.stringify({ release: id, keyid: signer.keyid, sigs })}\n`);
  process.stderr.write(
    `Signed ${sigs.length} documents with ${signer.keyid.slice(0, 8)}: ${out}\n`,
  );
}

async function submit(
  file: string,
  { state, by, json }: Omit<Common, 'by'> & { readonly by?: string },
): Promise<void> {
  const read = SignedSchema.safeParse(readJson(file));
  if (!read.success) {
    throw new CommandFailure(
      `${file} holds no signatures.`,
      'Make it with "motcham publish sign".',
    );
  }
  const { release, keyid, sigs } = read.data;
  const nowMs = Date.now();
  await withStore(state, async (store) =>
    tell(done(await signRelease(store, release, { keyid, sigs, by: by ?? keyid, nowMs })), json),
  );
}

async function list({ state, json }: Common): Promise<void> {
  await withStore(state, async (store) => {
    for (const release of await listReleases(store.pool)) {
      tell(release, json);
      if (release.state !== 'running' && release.state !== 'held') continue;
      const { fresh, old, kiosks, looping, unwell, refusing } = await rolloutFacts(
        store.pool,
        release,
        Date.now(),
      );
      process.stderr.write(
        `  on ${kiosks} kiosks: ${fresh.sessions} sessions, ${fresh.faults} with a fault, ${fresh.abandoned} left;` +
          ` before: ${old.sessions}, ${old.faults}, ${old.abandoned}; ${looping} loop, ${unwell} went back to their application, ${refusing} refuse it\n`,
      );
    }
  });
}

/** `publish …`: a release from its draft to every kiosk, for an office without the console. */
export function addPublishCommand(program: Command): void {
  const publish = program
    .command('publish')
    .description('bring content to kiosks: draft, two signatures, ring by ring (docs/ceremony.md)');
  const state = ['--state <directory>', 'of the hub', defaultStateDirectory] as const;
  const json = ['--json', 'print one JSON object'] as const;
  const by = ['--by <name>', 'who does it, for the record', 'command line'] as const;
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  publish
    .command('prepare')
    .description('put content into the hub and write what publishers shall sign')
    .option('--catalogue <file or directory>', 'an imported catalogue in the place of the starter')
    .option('--note <text>', 'what residents will see differently', '')
    .option(...state)
    .option(...by)
    .option(...json)
    .requiredOption('--out <file>', 'the draft')
    .action((options: Common & { catalogue?: string; note: string; out: string }) =>
      prepare(options).catch(told),
    );
  publish
    .command('app')
    .argument('<package>', 'motcham-kiosk_VERSION_ARCH.deb, as "npm run package:deb" makes it')
    .description('put a package into the hub: the next release names it, and publishers sign it')
    .option(...state)
    .option(...json)
    .action((file: string, options: Common) => app(file, options).catch(told));
  publish
    .command('sign')
    .argument('<draft>', 'what "prepare" wrote')
    .description('sign a draft with a key file, on a machine without a network if you like')
    .requiredOption('--key <file>', 'key file of a publisher')
    .requiredOption('--out <file>', 'the signatures')
    .option('--passphrase-file <file>', 'instead of typing it')
    .action((file: string, options: { key: string; out: string; passphraseFile?: string }) =>
      sign(file, options).catch(told),
    );
  publish
    .command('submit')
    .argument('<signatures>', 'what "sign" wrote')
    .description('bring signatures to the hub')
    .option(...state)
    .option('--by <name>', 'who signed; default: the key')
    .option(...json)
    .action((file: string, options: Omit<Common, 'by'> & { by?: string }) =>
      submit(file, options).catch(told),
    );
  publish
    .command('list')
    .description('releases, newest first, and how the running one does')
    .option(...state)
    .option(...json)
    .action((options: Common) => list(options).catch(told));
  const hand = (
    name: string,
    description: string,
    act: (
      id: string,
      options: Common & { readonly why: string },
    ) => Promise<Result<Release, ReleaseError>>,
  ) =>
    publish
      .command(name)
      .argument('<release>', 'its id, from "motcham publish list"')
      .description(description)
      .option('--why <text>', 'for the record', '')
      .option(...state)
      .option(...json)
      .action(async (id: string, options: Common & { why: string }) => {
        await act(id, options)
          .then((result) => tell(done(result), options.json))
          .catch(told);
      });
  hand('next', 'let the next ring have it: 1 %, 10 %, every kiosk', (id, options) =>
    withStore(options.state, (store, keys) => releaseNext(store, id, { keys, nowMs: Date.now() })),
  );
  hand('back', 'go back to the content of before, on every kiosk at once', (id, options) =>
    withStore(options.state, (store, keys) => rollBack(store, id, { keys, nowMs: Date.now() })),
  );
  hand('hold', 'stop between two rings', (id, options) =>
    withStore(options.state, (store) => holdRelease(store, id, options.why, { nowMs: Date.now() })),
  );
  hand('void', 'give a release up that is not out yet', (id, options) =>
    withStore(options.state, (store) => voidRelease(store, id, options.why, { nowMs: Date.now() })),
  );
  publish
    .command('show')
    .argument('<release>', 'its id')
    .description('one release with the documents that publishers sign')
    .option(...state)
    .action(async (id: string, { state: directory }: Common) => {
      const release = await withStore(directory, (store) => findRelease(store.pool, id));
      if (release === undefined)
        throw new CommandFailure(`There is no release ${id}.`, todos.unknownRelease);
      process.stdout.write(`${JSON.stringify(release)}\n`);
    });
}
