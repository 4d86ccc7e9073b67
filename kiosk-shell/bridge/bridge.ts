import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CarLine } from '../car/index.ts';
import {
  type BridgeFaults,
  type BridgeSession,
  bridgeBodyBytesMax,
  bridgePaths,
  EnrolmentRequestSchema,
  HubTargetSchema,
  PageBeatSchema,
  PageReadinessSchema,
  PrintAnswerSchema,
  PrintRequestSchema,
  StaffLockSchema,
} from '../domain.ts';
import type { HeadsetJack } from '../headset/index.ts';
import type { Health } from '../health/index.ts';
import { enrolmentOf, type ShellKey } from '../identity/index.ts';
import { log } from '../log.ts';
import type { PrintQueue } from '../print/index.ts';
import { answerProvision, type Provision } from '../provision/index.ts';
import type { Readiness } from '../readiness/index.ts';
import type { StaffDoor } from '../rescue/index.ts';
import type { Scanners } from '../scan/index.ts';
import { readBody, sendJson, sendProblem } from '../serve/index.ts';
import type { World } from '../world.ts';
import { EventStream } from './event-stream.ts';
import { type FloodClass, FloodLimit } from './flood-limit.ts';
import { isOwnPage, PageTokens } from './guard.ts';

export interface BridgeParts {
  readonly port: () => number;
  readonly bootId: string;
  readonly trial: boolean;
  readonly shellKey: ShellKey;
  readonly enrolmentCode: () => string | undefined;
  /** Undefined for a kiosk without a printer. */
  readonly queue: PrintQueue | undefined;
  readonly health: Health;
  readonly provision: Provision;
  readonly faults: () => BridgeFaults['faults'];
  readonly staffDoor: Pick<StaffDoor, 'lock' | 'keep'>;
  /** A code was read; it is passed on or forgotten. */
  readonly scanners: Pick<Scanners, 'onScan'>;
  /** The car of a lift; absent in a lobby. */
  readonly car?: Pick<CarLine, 'onSignal' | 'now'> | undefined;
  /** Absent where no jack is configured: then the page asks its browser. */
  readonly jack?: Pick<HeadsetJack, 'onChange' | 'plugged'> | undefined;
  readonly world: World;
}

const jobPath = /^\/bridge\/print\/([0-9a-f-]{36})(\/answer)?$/;

/** What the kiosk's page may ask of its machine: `/bridge/*` (domain/api/bridge.ts). */
export class Bridge {
  /** A page load asked for its session. */
  onPageLoad: () => void = () => {};
  /** Looks at the machine, once what it needs is there. */
  readiness: Pick<Readiness, 'report' | 'keep'> | undefined;
  readonly #parts: BridgeParts;
  readonly #tokens: PageTokens;
  readonly #flood: FloodLimit;
  readonly #events = new EventStream();

  constructor(parts: BridgeParts) {
    this.#parts = parts;
    this.#flood = new FloodLimit(parts.world.monotonicMs);
    this.#tokens = new PageTokens(parts.world.fillRandom);
    parts.queue?.onJob((job) => this.#events.send('print', job));
    // No page listens: nobody looks at a screen that could answer, and nothing personal waits (law 2).
    parts.scanners.onScan = (scan) => {
      if (!this.#events.sendToNewest('scan', scan)) log('info', 'scan.unheard');
    };
    if (parts.car) parts.car.onSignal = (said) => this.#events.send('car', said);
    if (parts.jack) parts.jack.onChange = (plugged) => this.#events.send('headset', { plugged });
    parts.health.onChange(() => this.#events.send('status', parts.health.status()));
  }

  close(): void {
    this.#events.close();
  }

  /** Answers one request whose Host was already found to be ours. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!isOwnPage(request, this.#parts.port())) {
      log('warn', 'bridge.foreign', { path: path.slice(0, 40) });
      sendProblem(response, 'forbidden');
      return;
    }
    const asked = `${request.method} ${path}`;
    const wait = this.#flood.take(floodClass(asked));
    if (wait > 0) {
      sendProblem(response, 'too-many', undefined, { 'retry-after': String(wait) });
      return;
    }
    if (asked === `GET ${bridgePaths.session}`) {
      this.onPageLoad();
      sendJson(response, 200, await this.#session());
      return;
    }
    if (!this.#tokens.holds(request)) {
      sendProblem(
        response,
        'forbidden',
        'The token of this page load is missing. Reload the page.',
      );
      return;
    }
    switch (asked) {
      case `GET ${bridgePaths.status}`:
        return sendJson(response, 200, this.#parts.health.status());
      case `GET ${bridgePaths.events}`:
        if (!this.#events.add(response, this.#standing())) {
          sendProblem(response, 'too-many', undefined, { 'retry-after': '5' });
        }
        return;
      case `POST ${bridgePaths.print}`:
        return this.#print(request, response);
      case `POST ${bridgePaths.enrolment}`:
        return this.#enrolment(request, response);
      case `GET ${bridgePaths.faults}`:
        return sendJson(response, 200, { faults: this.#parts.faults() } satisfies BridgeFaults);
      case `GET ${bridgePaths.staffLock}`:
        return sendJson(response, 200, this.#parts.staffDoor.lock);
      case `POST ${bridgePaths.staffLock}`:
        return this.#keepLock(request, response);
      case `GET ${bridgePaths.readiness}`:
        return this.#readiness(response);
      case `POST ${bridgePaths.readiness}`:
        return this.#keepReadiness(request, response);
      case `POST ${bridgePaths.provision}`:
      case `POST ${bridgePaths.provisionDone}`:
        return this.#provision(asked, request, response);
      case `POST ${bridgePaths.beat}`:
        return this.#beat(request, response);
      default:
        return this.#job(request, response, path);
    }
  }

  async #session(): Promise<BridgeSession> {
    const code = this.#parts.enrolmentCode();
    return {
      token: this.#tokens.issue(),
      bootId: this.#parts.bootId,
      trial: this.#parts.trial,
      enrolment: code === undefined ? null : await enrolmentOf(this.#parts.shellKey, code),
      hub: this.#parts.provision.told,
    };
  }

  /** What a page that begins to listen is told first. */
  #standing(): [string, unknown][] {
    const { health, car, jack } = this.#parts;
    return [
      ['status', health.status()],
      ...(car ? [['car', car.now] as [string, unknown]] : []),
      ...(jack ? [['headset', { plugged: jack.plugged }] as [string, unknown]] : []),
    ];
  }

  async #print(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await this.#read(request, response, PrintRequestSchema);
    if (asked === undefined) return;
    if (this.#parts.queue === undefined) {
      sendProblem(response, 'not-found', 'This kiosk has no printer.');
      return;
    }
    sendJson(response, 200, await this.#parts.queue.submit(asked.jobId, asked.document));
  }

  async #job(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, jobId, answer] = jobPath.exec(path) ?? [];
    const { queue } = this.#parts;
    const job = jobId === undefined ? undefined : queue?.find(jobId);
    if (jobId === undefined || job === undefined || queue === undefined) {
      sendProblem(response, 'not-found');
      return;
    }
    if (answer === undefined) {
      if (request.method === 'GET') sendJson(response, 200, job);
      else sendProblem(response, 'not-found');
      return;
    }
    if (request.method !== 'POST') return sendProblem(response, 'not-found');
    const said = await this.#read(request, response, PrintAnswerSchema);
    if (said === undefined) return;
    sendJson(response, 200, (await queue.answer(jobId, said)) ?? job);
  }

  async #enrolment(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await this.#read(request, response, EnrolmentRequestSchema);
    if (asked === undefined) return;
    sendJson(response, 200, await enrolmentOf(this.#parts.shellKey, asked.code));
  }

  async #readiness(response: ServerResponse): Promise<void> {
    if (this.readiness === undefined) return sendProblem(response, 'internal');
    sendJson(response, 200, await this.readiness.report());
  }

  async #keepReadiness(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = await this.#read(request, response, PageReadinessSchema);
    if (found === undefined) return;
    await this.readiness?.keep(found);
    return this.#readiness(response);
  }

  async #keepLock(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const lock = await this.#read(request, response, StaffLockSchema);
    if (lock === undefined) return;
    sendJson(response, 200, await this.#parts.staffDoor.keep(lock));
  }

  async #provision(
    asked: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const target = await this.#read(request, response, HubTargetSchema);
    if (target === undefined) return;
    const { provision, world } = this.#parts;
    await answerProvision(asked, target, response, provision, world.nowMs);
  }

  async #beat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const beat = await this.#read(request, response, PageBeatSchema);
    if (beat === undefined) return;
    this.#parts.health.beat(beat);
    response.writeHead(204, { 'cache-control': 'no-store' }).end();
  }

  async #read<T>(
    request: IncomingMessage,
    response: ServerResponse,
    schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  ): Promise<T | undefined> {
    const body = await readBody(request, bridgeBodyBytesMax);
    if (!body.ok) {
      sendProblem(response, body.error, undefined, { connection: 'close' });
      return undefined;
    }
    let json: unknown;
    try {
      json = JSON.parse(body.value.toString('utf8'));
    } catch {
      sendProblem(response, 'bad-request');
      return undefined;
    }
    const parsed = schema.safeParse(json);
    if (parsed.success) return parsed.data;
    sendProblem(response, 'bad-request');
    return undefined;
  }
}

function floodClass(asked: string): FloodClass {
  if (asked === `POST ${bridgePaths.print}`) return 'print';
  if (asked === `GET ${bridgePaths.session}`) return 'session';
  return asked.endsWith(bridgePaths.readiness) ? 'readiness' : 'other';
}
