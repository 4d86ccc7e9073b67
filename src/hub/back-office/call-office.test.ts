import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyring, type SigningKey } from '../keys/index.ts';
import { callOffice } from './call-office.ts';
import type { OpenedRequest } from './request-event.ts';

let directory: string;
let key: SigningKey;
let office: URL;
let status = 307;
const servers: Server[] = [];
/** How often somebody came to where the office sends on. */
let visits = 0;

async function serve(answers: RequestListener): Promise<URL> {
  const one = createServer(answers);
  servers.push(one);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  return new URL(`http://127.0.0.1:${(one.address() as AddressInfo).port}/`);
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'motcham-office-'));
  key = (await openKeyring(directory)).command;
  const elsewhere = await serve((_asked, answer) => {
    visits += 1;
    answer.writeHead(202).end();
  });
  office = await serve((_asked, answer) => {
    answer.writeHead(status, { location: elsewhere.href }).end();
  });
});
afterAll(async () => {
  for (const one of servers) one.close();
  await rm(directory, { recursive: true });
});

const request: OpenedRequest = {
  kiosk: 'k-ABCDEFGH',
  incarnation: 1,
  seq: 1,
  id: '01935b7a-0000-7000-8000-000000000000',
  receivedMs: Date.UTC(2026, 10, 20, 2),
  body: {
    kind: 'feedback',
    category: 'traffic',
    place: '',
    text: 'Số điện thoại của tôi là 0912345678',
    urgent: false,
    language: 'vi',
    follow: 'ABCDEFGHJK0',
  },
};

it.each([301, 302, 303, 307, 308])(
  'what a resident wrote goes nowhere but to the office, whoever answers %s',
  async (answered) => {
    status = answered;
    expect(await callOffice(office, key, request, Date.now(), 10_000)).toEqual({
      kind: 'never',
      reason: `http${answered}`,
    });
    expect(visits).toBe(0);
  },
);
