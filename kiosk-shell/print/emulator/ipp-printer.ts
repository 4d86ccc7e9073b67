import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { decodeIpp } from '../ipp/ipp-decode.ts';
import { encodeIpp } from '../ipp/ipp-encode.ts';
import type { IppAttribute, IppGroup, IppMessage } from '../ipp/ipp-message.ts';
import { groupTags, jobStates, operations, statusCodes } from '../ipp/ipp-tags.ts';
import { groupsOf, IppAttributes, make } from '../ipp/ipp-values.ts';
import { type ReadPage, readPwg } from './pwg-reader.ts';

/** What befalls one exchange. */
export type Mishap =
  /** HTTP 503, nothing was done. */
  | 'busy'
  /** The wire breaks before anything was done. */
  | 'lost'
  /** All was done, and half of the answer arrives. */
  | 'half'
  /** All was done, and no answer arrives. */
  | 'silent';

export interface IppPrinterOptions {
  readonly countsImpressions: boolean;
  readonly media: string;
  readonly dpis: readonly number[];
  readonly rasterTypes: readonly string[];
  readonly port?: number;
}

interface Job {
  readonly id: number;
  readonly name: string;
  state: number;
  impressions: number;
  pages: ReadPage[];
}

const defaults: IppPrinterOptions = {
  countsImpressions: true,
  media: 'iso_a4_210x297mm',
  dpis: [300, 600],
  rasterTypes: ['sgray_8', 'black_1'],
};
const requestBytesMax = 8 * 1024 * 1024;

/**
 * An IPP printer in memory, for what `ippeveprinter` does not do on demand: it forgets its jobs,
 * answers 503 or half an answer, loses its power. Papers are what lies in the tray.
 */
export class IppPrinter {
  readonly papers: ReadPage[] = [];
  readonly asked: number[] = [];
  /** Decides before each exchange. */
  mishap: (operation: number) => Mishap | undefined = () => undefined;
  onPaper: ((page: ReadPage) => void) | undefined;
  readonly #options: IppPrinterOptions;
  #reasons: string[] = [];
  #jobs = new Map<number, Job>();
  #lastId = 0;
  #server: Server | undefined;
  #port: number;

  constructor(options: Partial<IppPrinterOptions> = {}) {
    this.#options = { ...defaults, ...options };
    this.#port = this.#options.port ?? 0;
  }

  get url(): URL {
    return new URL(`ipp://127.0.0.1:${this.#port}/ipp/print`);
  }

  get jobs(): number {
    return this.#jobs.size;
  }

  async plugIn(): Promise<void> {
    const server = createServer((request, response) => void this.#serve(request, response));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** Power off: jobs are gone, paper stays. */
  async unplug(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.forget();
    server?.closeAllConnections();
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Forgets every job, as a print server that was restarted. */
  forget(): void {
    this.#jobs.clear();
  }

  /** What keeps it from printing, as keywords with a severity; none when it can. */
  setReasons(...reasons: readonly string[]): void {
    this.#reasons = [...reasons];
    for (const job of this.#jobs.values()) this.#work(job);
  }

  /** Somebody presses Cancel at the panel, or the printer gives up. */
  end(state: 'canceled' | 'aborted'): void {
    for (const job of this.#jobs.values()) {
      if (job.state < jobStates.canceled) job.state = jobStates[state];
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    const parts: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const part of request as AsyncIterable<Buffer>) {
        bytes += part.length;
        if (bytes > requestBytesMax) return void request.destroy();
        parts.push(part);
      }
    } catch {
      return;
    }
    const message = decodeIpp(Buffer.concat(parts));
    if (!message.ok) return void response.writeHead(400).end();
    const operation = message.value.code;
    this.asked.push(operation);
    const mishap = this.mishap(operation);
    if (mishap === 'busy') return void response.writeHead(503, { 'retry-after': '1' }).end();
    if (mishap === 'lost') return void request.socket.destroy();
    const answer = encodeIpp(this.#answer(message.value));
    if (mishap === 'silent') return void request.socket.destroy();
    const head = { 'content-type': 'application/ipp', 'content-length': answer.length };
    response.writeHead(200, head);
    if (mishap !== 'half') return void response.end(answer);
    response.write(answer.subarray(0, answer.length >> 1), () => request.socket.destroy());
  }

  #answer(message: IppMessage): IppMessage {
    const asked = groupsOf(message, groupTags.operation)[0] ?? new IppAttributes([]);
    const reply = (code: number, groups: readonly IppGroup[] = []): IppMessage => ({
      version: 0x0200,
      code,
      requestId: message.requestId,
      groups: [
        {
          tag: groupTags.operation,
          attributes: [
            make.charset('attributes-charset', 'utf-8'),
            make.language('attributes-natural-language', 'en'),
          ],
        },
        ...groups,
      ],
      data: new Uint8Array(0),
    });
    const job = this.#jobs.get(asked.integer('job-id') ?? 0);
    const jobGroup = (one: Job): IppGroup => ({ tag: groupTags.job, attributes: this.#tell(one) });
    switch (message.code) {
      case operations.getPrinterAttributes:
        return reply(statusCodes.ok, [{ tag: groupTags.printer, attributes: this.#printer() }]);
      case operations.validateJob:
        return reply(statusCodes.ok);
      case operations.createJob: {
        this.#lastId += 1;
        const name = asked.text('job-name') ?? '';
        const state = jobStates.held;
        const made: Job = { id: this.#lastId, name, state, impressions: 0, pages: [] };
        this.#jobs.set(made.id, made);
        return reply(statusCodes.ok, [jobGroup(made)]);
      }
      case operations.getJobs: {
        const over = asked.text('which-jobs') === 'completed';
        const jobs = [...this.#jobs.values()].filter(
          ({ state }) => state >= jobStates.canceled === over,
        );
        return reply(statusCodes.ok, jobs.map(jobGroup));
      }
      default:
    }
    if (job === undefined) return reply(statusCodes.notFound);
    switch (message.code) {
      case operations.sendDocument:
        job.pages = readPwg(message.data) ?? [];
        job.state = job.pages.length === 0 ? jobStates.aborted : jobStates.processing;
        this.#work(job);
        return reply(statusCodes.ok, [jobGroup(job)]);
      case operations.getJobAttributes:
        return reply(statusCodes.ok, [jobGroup(job)]);
      case operations.cancelJob:
        if (job.state < jobStates.canceled) job.state = jobStates.canceled;
        return reply(statusCodes.ok);
      default:
        return reply(0x0501);
    }
  }

  #work(job: Job): void {
    if (job.state !== jobStates.processing && job.state !== jobStates.stopped) return;
    if (this.#reasons.length > 0) {
      job.state = jobStates.stopped;
      return;
    }
    for (const page of job.pages) {
      this.papers.push(page);
      this.onPaper?.(page);
      job.impressions += 1;
    }
    job.state = jobStates.completed;
  }

  #tell(job: Job): IppAttribute[] {
    const incoming = job.state === jobStates.held;
    return [
      make.integer('job-id', job.id),
      make.name('job-name', job.name),
      make.enumeration('job-state', job.state),
      make.keyword('job-state-reasons', incoming ? 'job-incoming' : 'none'),
      ...(this.#options.countsImpressions
        ? [make.integer('job-impressions-completed', job.impressions)]
        : []),
    ];
  }

  #printer(): IppAttribute[] {
    const { media, dpis, rasterTypes } = this.#options;
    const reasons = this.#reasons.length === 0 ? ['none'] : this.#reasons;
    return [
      make.enumeration('printer-state', this.#reasons.length === 0 ? 3 : 5),
      make.keyword('printer-state-reasons', ...reasons),
      make.boolean('printer-is-accepting-jobs', true),
      make.resolution('pwg-raster-document-resolution-supported', ...dpis),
      make.keyword('pwg-raster-document-type-supported', ...rasterTypes),
      make.keyword('media-default', media),
    ];
  }
}
