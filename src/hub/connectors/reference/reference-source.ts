import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type SampleDossier,
  type SampleProduct,
  sampleDossier,
  sampleProduct,
} from './reference-register.ts';

/** What the reference source can do wrong, one at a time or in turn. */
export const referenceTricks = [
  'silent',
  'slow',
  'trickle',
  'cut',
  'error',
  'garbage',
  'html',
  'huge',
  'deep',
  'redirect',
  'otherCode',
  'unknownWord',
  'impossibleDay',
  'wrongTypes',
] as const;
export type ReferenceTrick = (typeof referenceTricks)[number];

export interface ReferenceOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Played in turn, one a question; none: it answers well. */
  readonly tricks?: readonly ReferenceTrick[];
  /** How long `slow` waits, ms. */
  readonly slowMs?: number;
  readonly registers?: Partial<Registers>;
}

/** What the source knows. */
interface Registers {
  readonly dossier: (code: string) => SampleDossier | undefined;
  readonly product: (gtin: string, lot: string) => SampleProduct | undefined;
}

export interface RunningReference {
  readonly url: string;
  /** Questions asked so far. */
  readonly asked: number;
  play(tricks: readonly ReferenceTrick[]): void;
  close(): Promise<void>;
}

/** Bytes of the answer that is too large. */
const hugeBytes = 4 * 1024 * 1024;
const slowMsDefault = 10_000;

/**
 * A register of dossiers and products to try and test connectors against. It is a program of its
 * own on a real socket: what it does wrong, a real one can do.
 */
export async function startReferenceSource(
  options: ReferenceOptions = {},
): Promise<RunningReference> {
  let tricks = options.tricks ?? [];
  let asked = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  const registers = { dossier: sampleDossier, product: sampleProduct, ...options.registers };
  const server = createServer((request, response) => {
    response.on('error', () => undefined);
    const trick = tricks[asked % Math.max(1, tricks.length)];
    asked += 1;
    answer({ request, response, trick, registers, later, slowMs: options.slowMs ?? slowMsDefault });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return asked;
    },
    play(next) {
      tricks = next;
      asked = 0;
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Later = (ms: number, act: () => void) => void;

interface Question {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly trick: ReferenceTrick | undefined;
  readonly registers: Registers;
  readonly slowMs: number;
  readonly later: Later;
}

function answer({ request, response, trick, registers, slowMs, later }: Question): void {
  const found = lookIn(request.url ?? '/', registers);
  const send = (status: number, body: string, type = 'application/json'): void => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };
  const well = () => send(found ? 200 : 404, JSON.stringify(found ?? { loi: 'khong co' }));
  switch (trick) {
    case undefined:
      well();
      return;
    case 'silent':
      return;
    case 'slow':
      later(slowMs, well);
      return;
    case 'trickle':
      response.writeHead(200, { 'content-type': 'application/json' });
      trickle(response, ' ', later);
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"maHoSo":');
      later(20, () => {
        response.destroy();
      });
      return;
    case 'error':
      send(500, '{"trangThai":{"ma":"5"}}');
      return;
    case 'garbage':
      send(200, '\u0000\u0001}{');
      return;
    case 'html':
      send(200, '<!doctype html><title>Đăng nhập</title>', 'text/html');
      return;
    case 'huge':
      send(200, `"${'a'.repeat(hugeBytes)}"`);
      return;
    case 'deep':
      send(200, `${'['.repeat(20_000)}${']'.repeat(20_000)}`);
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      return;
    default:
      send(200, JSON.stringify(distorted(found, trick)));
  }
}

function trickle(response: ServerResponse, text: string, later: Later): void {
  if (response.destroyed) return;
  response.write(text);
  later(50, () => trickle(response, text, later));
}

function lookIn(
  target: string,
  { dossier, product }: Registers,
): Readonly<Record<string, unknown>> | undefined {
  const url = new URL(target, 'http://reference');
  const [, room, code = ''] = url.pathname.split('/').map((part) => decodeURIComponent(part));
  if (room === 'dossiers') {
    const found = dossier(code);
    return found && { ...found };
  }
  if (room === 'products') {
    const found = product(code, url.searchParams.get('lot') ?? '');
    return found && { ...found };
  }
  return undefined;
}

/** A well-formed answer that is wrong: about something else, or in words nobody agreed on. */
function distorted(
  found: Readonly<Record<string, unknown>> | undefined,
  trick: 'otherCode' | 'unknownWord' | 'impossibleDay' | 'wrongTypes',
): Readonly<Record<string, unknown>> {
  switch (trick) {
    case 'otherCode':
      return { ...found, maHoSo: 'H26.99-200101-0001', gtin: '00000000000000' };
    case 'unknownWord':
      return {
        ...found,
        trangThai: { ma: '<b>Quý vị gọi 0900 000 000</b>' },
        status: 'gọi 0900 000 000',
      };
    case 'impossibleDay':
      return { ...found, ngayHenTra: '31/02/2026', expiry: '2026-13-40' };
    case 'wrongTypes':
      return { ...found, trangThai: ['5'], status: { toString: 'active' } };
    default:
      return trick satisfies never;
  }
}
