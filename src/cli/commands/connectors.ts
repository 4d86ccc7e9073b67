import { Argument, type Command, InvalidArgumentError } from 'commander';
import { LookUpQuerySchema } from '../../domain/api/index.ts';
import { readCode } from '../../domain/codes/index.ts';
import {
  askOnce,
  type ReferenceTrick,
  referenceTricks,
  startReferenceSource,
} from '../../hub/index.ts';
import { loadConnectors } from '../support/connectors.ts';
import { asFailure } from '../support/failure.ts';
import { readPort } from '../support/options.ts';
import { CommandFailure } from '../support/steps.ts';
import { untilTold } from '../support/until-told.ts';

function readTricks(text: string): readonly ReferenceTrick[] {
  return text.split(',').map((word) => {
    const trick = referenceTricks.find((one) => one === word);
    if (trick === undefined) {
      throw new InvalidArgumentError(`a trick is one of ${referenceTricks.join(', ')}.`);
    }
    return trick;
  });
}

async function check(file: string): Promise<void> {
  const connectors = await loadConnectors(file);
  for (const { name, kind, covers, source } of connectors) {
    process.stdout.write(`${JSON.stringify({ name, kind, covers, source })}\n`);
  }
  process.stderr.write(`${connectors.length} connectors\n`);
}

/** Asks the real source once, past cache and rest, and says what a resident would be told. */
async function tryOut(
  file: string,
  kind: 'dossier' | 'product',
  typed: string,
  lot: string | undefined,
): Promise<void> {
  const code = readCode(typed, {
    today: undefined,
    symbology: kind === 'product' ? 'EAN13' : undefined,
  });
  const query = LookUpQuerySchema.safeParse(
    code.kind === 'dossier'
      ? { kind, code: code.code }
      : { kind, gtin: code.kind === 'product' ? code.gtin : typed, lot: lot ?? null },
  );
  if (!query.success || code.kind !== kind) {
    throw new CommandFailure(
      `"${typed}" is no ${kind} code; it reads as: ${code.kind}.`,
      'Give a code as it is printed, such as H26.17.45-261116-0002 or 8935049500018.',
    );
  }
  const asked = await askOnce(await loadConnectors(file), query.data, process.env);
  process.stdout.write(`${JSON.stringify(asked)}\n`);
  if (asked.failure !== null || asked.connector === null) process.exitCode = 1;
}

async function reference(options: {
  readonly port: number;
  readonly tricks?: readonly ReferenceTrick[];
  readonly json?: boolean;
}): Promise<void> {
  const told = untilTold();
  const source = await startReferenceSource({
    port: options.port,
    ...(options.tricks && { tricks: options.tricks }),
  });
  try {
    if (options.json) {
      process.stdout.write(`${JSON.stringify({ url: source.url, pid: process.pid })}\n`);
    } else process.stderr.write(`A register to try with: ${source.url}\n`);
    await told;
  } finally {
    await source.close();
  }
}

const failing = (error: unknown): never => {
  throw asFailure(error);
};

/** `motcham connectors`: what the hub may ask other systems (docs/connectors.md). */
export function addConnectorsCommand(program: Command): void {
  const connectors = program
    .command('connectors')
    .description('registers that the hub may ask about dossiers and products');
  connectors
    .command('check')
    .argument('<file>', 'connectors.json')
    .description('say whether a file is sound, and what it covers')
    .action((file: string) => check(file).catch(failing));
  connectors
    .command('try')
    .argument('<file>', 'connectors.json')
    .addArgument(new Argument('<kind>', 'what is asked about').choices(['dossier', 'product']))
    .argument('<code>', 'as it is printed')
    .option('--lot <lot>', 'lot of the product')
    .description('ask the source once and print what a kiosk would be told')
    .action((file: string, kind: 'dossier' | 'product', code: string, options: { lot?: string }) =>
      tryOut(file, kind, code, options.lot).catch(failing),
    );
  connectors
    .command('reference')
    .option('--port <port>', 'port to listen on; 0 takes a free one', readPort, 0)
    .option(
      '--tricks <tricks>',
      `what it does wrong, in turn: ${referenceTricks.join(',')}`,
      readTricks,
    )
    .option('--json', 'print one JSON object when ready')
    .description('run a small register to try and test with, honest or not')
    .action((options: Parameters<typeof reference>[0]) => reference(options).catch(failing));
}
