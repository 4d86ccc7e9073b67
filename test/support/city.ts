import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FilePrinter, startFilePrinter } from '../../kiosk-shell/index.ts';
import { type RunningCommand, runCommand, startCommand } from './processes.ts';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A request as `motcham actions --json` prints it. */
export interface ListedRequest {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly id: string;
  readonly kind: string;
  /** ISO time by the kiosk's clock; null when it did not believe it. */
  readonly createdAt: string | null;
  readonly createdTrust: string;
  readonly body: Readonly<Record<string, unknown>> | null;
}

/**
 * A hub, a shell and a printer on one machine, each a real process or server that can be killed and
 * started again on the same data. The page keeps its port: key, outbox and library belong to its
 * origin.
 */
export class City {
  readonly directory = mkdtempSync(join(tmpdir(), 'motcham-city-'));
  readonly page: string;
  readonly #pagePort: number;
  readonly #hubPort: number;
  readonly #hubOptions: readonly string[];
  /** Where the shell finds the hub; a test may put a proxy of its own there. */
  hubUrl: string;
  #hub: RunningCommand | undefined;
  #shell: RunningCommand | undefined;
  #printer: FilePrinter | undefined;
  /** What hubs and shells wrote that are gone by now. */
  #hubPast = '';
  #shellPast = '';
  #enrolmentCode = '';
  #databaseRoot: string | undefined;

  private constructor(hubPort: number, pagePort: number, hubOptions: readonly string[]) {
    this.#hubOptions = hubOptions;
    this.#hubPort = hubPort;
    this.#pagePort = pagePort;
    this.page = `http://localhost:${pagePort}/`;
    this.hubUrl = `http://127.0.0.1:${hubPort}`;
  }

  /**
   * Starts everything. Nothing is left running when it fails.
   *
   * @param hubOptions more options of `motcham hub run`
   */
  static async start(hubOptions: readonly string[] = []): Promise<City> {
    const city = new City(await freePort(), await freePort(), hubOptions);
    try {
      await city.startHub();
      await city.startPrinter();
      await city.startShell();
      return city;
    } catch (error) {
      await city.close();
      throw error;
    }
  }

  get printer(): FilePrinter {
    if (this.#printer === undefined) throw new Error('the printer is not there');
    return this.#printer;
  }

  get papersDirectory(): string {
    return join(this.directory, 'printer', 'papers');
  }

  /** Process of the shell: to be stopped and woken again, as a machine that hangs. */
  get shellPid(): number {
    if (this.#shell === undefined) throw new Error('the shell is not running');
    return this.#shell.pid;
  }

  /** Where the private database of the hub lies. */
  get databaseRoot(): string {
    if (this.#databaseRoot === undefined) throw new Error('the hub has not started');
    return this.#databaseRoot;
  }

  async startHub(): Promise<void> {
    this.#hub = await startCommand(
      ...['hub', 'run', '--trial', '--json'],
      ...['--state', this.directory, '--port', String(this.#hubPort)],
      ...this.#hubOptions,
    );
    this.#enrolmentCode = String(this.#hub.ready['enrolmentCode']);
    this.#databaseRoot = String(this.#hub.ready['databaseRoot']);
  }

  async startPrinter(): Promise<void> {
    const port = this.#printer?.address.port ?? (await freePort());
    this.#printer = await startFilePrinter({
      directory: join(this.directory, 'printer'),
      port,
      pagePort: 0,
    });
  }

  async startShell(): Promise<void> {
    const { host, port } = this.printer.address;
    this.#shell = await startCommand(
      ...['shell', 'run', '--json', '--hub', this.hubUrl, '--port', String(this.#pagePort)],
      ...['--state', join(this.directory, 'shell'), '--printer', `${host}:${port}`],
      ...['--enrolment-code', this.#enrolmentCode],
    );
  }

  /** Kills the hub as a power cut would; its database ends by itself. */
  async killHub(): Promise<void> {
    await this.#hub?.stop('SIGKILL');
    this.#hubPast = this.hubWords();
    this.#hub = undefined;
  }

  async killShell(): Promise<void> {
    await this.#shell?.stop('SIGKILL');
    this.#shellPast = this.shellWords();
    this.#shell = undefined;
  }

  /** Ends the shell as its unit does, so that it may put its things in order. */
  async stopShell(): Promise<void> {
    await this.#shell?.stop();
    this.#shellPast = this.shellWords();
    this.#shell = undefined;
  }

  /** What the hub holds, by the operator's own command. */
  async requests(): Promise<readonly ListedRequest[]> {
    const { status, output, words } = await runCommand(
      ...['actions', '--json', '--personal', '--reason', 'test'],
      ...['--limit', '1000', '--state', this.directory],
    );
    if (status !== 0) throw new Error(`motcham actions: ${words}`);
    return output
      .split('\n')
      .filter((line) => line !== '')
      .map((line): ListedRequest => JSON.parse(line));
  }

  /** Everything the shell wrote so far. */
  shellWords(): string {
    return this.#shellPast + (this.#shell?.words() ?? '');
  }

  /** Everything the hub wrote so far. */
  hubWords(): string {
    return this.#hubPast + (this.#hub?.words() ?? '');
  }

  async close(): Promise<void> {
    await this.#shell?.stop();
    await this.#printer?.close();
    const root = this.#databaseRoot;
    await this.#hub?.stop();
    // As root the database lies elsewhere, where its own user can reach it.
    if (root !== undefined) rmSync(root, { recursive: true, force: true });
    rmSync(this.directory, { recursive: true, force: true });
  }
}
