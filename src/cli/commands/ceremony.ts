import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  isSignedBy,
  metadataFile,
  type NamedKey,
  nameKey,
  type ParsedObject,
  readMetadata,
  refreshTuf,
  rootSigned,
  signMetadata,
} from '../../domain/tuf/index.ts';
import { openKeyring } from '../../hub/index.ts';
import { asFailure } from '../support/failure.ts';
import { readCount } from '../support/options.ts';
import {
  askPassphrase,
  newSealedKey,
  openSealedKey,
  readJson,
  readPublicKey,
  writeText,
} from '../support/sealed-key.ts';
import { hubDirectory, makeDirectory } from '../support/state.ts';
import { CommandFailure } from '../support/steps.ts';

const yearMs = 365 * 86_400_000;

interface RootOptions {
  readonly root: readonly string[];
  readonly publisher: readonly string[];
  readonly online: readonly string[];
  readonly previous?: string;
  readonly rootThreshold: number;
  readonly publisherThreshold: number;
  readonly days: number;
  readonly out: string;
}

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

function readRoot(path: string) {
  const read = readMetadata('root', existsSync(path) ? bytesOf(path) : new Uint8Array());
  if (read.ok) return read.value;
  throw new CommandFailure(`${path} is no root.`, 'Make one with "motcham ceremony root".');
}

const named = (files: readonly string[]): Promise<NamedKey[]> =>
  Promise.all(files.map(async (file) => nameKey(readPublicKey(file))));

async function root(options: RootOptions): Promise<void> {
  const { previous, rootThreshold, publisherThreshold, out } = options;
  const roots = await named(options.root);
  const publishers = await named(options.publisher);
  const online = { keys: await named(options.online), threshold: 1 };
  const distinct = (keys: readonly NamedKey[]) => new Set(keys.map(({ keyid }) => keyid)).size;
  if (rootThreshold < 2 || publisherThreshold < 2) {
    throw new CommandFailure('A threshold of one lets one person act alone.', 'Give 2 or more.');
  }
  if (distinct(roots) <= rootThreshold || distinct(publishers) < publisherThreshold) {
    throw new CommandFailure(
      `There are ${distinct(roots)} root keys and ${distinct(publishers)} publishers.`,
      'Give one root key more than its threshold, so that one may be lost, and as many publishers as theirs.',
    );
  }
  const all = [...roots, ...publishers, ...online.keys];
  if (distinct(all) !== all.length) {
    throw new CommandFailure('One key has two roles.', 'Each role needs keys of its own.');
  }
  const version = 1 + (previous === undefined ? 0 : readRoot(previous).signed.version);
  const signed = rootSigned({
    version,
    expiresMs: Date.now() + options.days * (yearMs / 365),
    trial: false,
    roles: {
      root: { keys: roots, threshold: rootThreshold },
      targets: { keys: publishers, threshold: publisherThreshold },
      snapshot: online,
      timestamp: online,
    },
  });
  writeText(out, metadataFile(signed, []));
  process.stderr.write(
    `Root ${version} in ${out}, unsigned. ${rootThreshold} of ${roots.length} root keys must sign it` +
      `${previous === undefined ? '' : ', and as many of the root before'}: motcham ceremony sign ${out} --key FILE\n`,
  );
}

async function sign(
  file: string,
  { key, passphraseFile }: { readonly key: string; readonly passphraseFile?: string },
): Promise<void> {
  const { signatures, signed } = readRoot(file);
  const signer = await openSealedKey(key, await askPassphrase(passphraseFile));
  const json = readJson(file) as { readonly signed: ParsedObject };
  const made = await signMetadata(json.signed, signer);
  const others = signatures.filter(({ keyid }) => keyid !== signer.keyid);
  writeText(file, metadataFile(json.signed, [...others, made]));
  process.stderr.write(
    `Signed root ${signed.version} with ${signer.keyid.slice(0, 8)}; ${others.length + 1} signatures now.\n`,
  );
}

async function check(
  file: string,
  { previous, json }: { readonly previous?: string; readonly json?: boolean },
): Promise<void> {
  const read = readRoot(file);
  const { version, expires, roles } = read.signed;
  const own = await isSignedBy(read.signed, read);
  let follows = true;
  if (previous !== undefined) {
    const given = bytesOf(file);
    const source = {
      fetch: async (name: string) => (name === `${version}.root.json` ? given : undefined),
    };
    const { state } = await refreshTuf({ root: bytesOf(previous) }, source, Date.now());
    follows = state.root === given;
  }
  const believed = own && follows;
  const says = {
    version,
    expires,
    believed,
    root: { keys: roles.root.keyids, threshold: roles.root.threshold },
    publishers: { keys: roles.targets.keyids, threshold: roles.targets.threshold },
    online: roles.timestamp.keyids,
    signedBy: read.signatures.map(({ keyid }) => keyid),
  };
  for (const [name, { keys, threshold }] of [
    ['root', says.root],
    ['publishers', says.publishers],
  ] as const) {
    process.stderr.write(`${name}: ${threshold} of ${keys.length}\n`);
    for (const keyid of keys) {
      process.stderr.write(`  ${keyid}${says.signedBy.includes(keyid) ? '  signed' : ''}\n`);
    }
  }
  process.stderr.write(`online: ${says.online.join(', ')}\nexpires ${expires}\n`);
  process.stderr.write(
    believed
      ? `A kiosk believes root ${version}.\n`
      : `A kiosk does NOT believe root ${version} yet: ${own ? 'it does not follow the root before' : 'signatures are missing'}.\n`,
  );
  if (json) process.stdout.write(`${JSON.stringify(says)}\n`);
  if (!believed) process.exitCode = 1;
}

async function online(state: string, out: string): Promise<void> {
  makeDirectory(hubDirectory(state));
  const keys = await openKeyring(join(hubDirectory(state), 'keys'));
  writeText(out, `${JSON.stringify(keys.online.publicKey, null, 2)}\n`);
  const { keyid } = await nameKey({ ...keys.online.publicKey });
  process.stderr.write(
    `The public half of the hub's online key ${keyid.slice(0, 8)} is in ${out}.\n`,
  );
}

const collect = (value: string, all: readonly string[]) => [...all, value];

/** `ceremony …`: the root of all trust, made and changed by people with removable keys. */
export function addCeremonyCommand(program: Command): void {
  const ceremony = program
    .command('ceremony')
    .description('the root of trust, offline: keys, root.json, signatures (docs/ceremony.md)');
  const told = (error: unknown): never => {
    throw asFailure(error);
  };
  const passphrase = ['--passphrase-file <file>', 'instead of typing it'] as const;
  ceremony
    .command('key')
    .argument('<file>', 'where to put it: a removable disk')
    .description('a new key under a passphrase; its public half goes beside it')
    .option('--ed25519', 'Ed25519 in the place of P-256')
    .option(...passphrase)
    .action(async (file: string, options: { ed25519?: boolean; passphraseFile?: string }) => {
      const words = await askPassphrase(options.passphraseFile);
      const made = await newSealedKey(file, options.ed25519 ? 'ed25519' : 'p256', words).catch(
        told,
      );
      process.stderr.write(
        `Key ${made.keyid.slice(0, 8)} in ${file}; give away only ${made.publicFile}.\n`,
      );
    });
  ceremony
    .command('online')
    .description("write the public half of a hub's online key, which the root has to name")
    .requiredOption('--state <directory>', 'state directory of the hub')
    .requiredOption('--out <file>', 'where to put it')
    .action(({ state, out }: { state: string; out: string }) => online(state, out).catch(told));
  ceremony
    .command('root')
    .description('write the first root, or the next one after --previous, unsigned')
    .requiredOption('--root <file>', 'public key of a holder of the root; repeat', collect, [])
    .requiredOption('--publisher <file>', 'public key of a publisher; repeat', collect, [])
    .requiredOption(
      '--online <file>',
      'public online key of the hub; repeat to rotate',
      collect,
      [],
    )
    .option('--previous <file>', 'the root that stands now')
    .option('--root-threshold <count>', 'how many holders must sign', readCount, 2)
    .option('--publisher-threshold <count>', 'how many publishers must sign', readCount, 2)
    .option('--days <count>', 'how long it is good', readCount, 365)
    .requiredOption('--out <file>', 'where to put it')
    .action((options: RootOptions) => root(options).catch(told));
  ceremony
    .command('sign')
    .argument('<root>', 'the root to sign')
    .description('add one signature')
    .requiredOption('--key <file>', 'key file of a holder')
    .option(...passphrase)
    .action((file: string, options: { key: string; passphraseFile?: string }) =>
      sign(file, options).catch(told),
    );
  ceremony
    .command('check')
    .argument('<root>', 'the root to look at')
    .description('who may do what, who has signed, and whether a kiosk believes it')
    .option('--previous <file>', 'the root that stands now')
    .option('--json', 'print one JSON object')
    .action((file: string, options: { previous?: string; json?: boolean }) =>
      check(file, options).catch(told),
    );
}
