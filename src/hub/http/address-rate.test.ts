import pg from 'pg';
import { expect, it } from 'vitest';
import { HubMetrics } from '../observe/index.ts';
import { hubLimits } from './limits.ts';
import { addCommonHooks, createServer } from './server.ts';

/** A hub that answers three requests of an address and then no more. */
async function answers(proxies: readonly string[], addresses: readonly string[]) {
  const limits = { ...hubLimits, address: { burst: 3, perSecond: 0 } };
  const app = createServer(limits, { level: 'silent' }, proxies);
  addCommonHooks(app, limits, new HubMetrics(new pg.Pool()), () => 0);
  app.get('/', async () => ({}));
  try {
    const statuses: number[] = [];
    for (const address of addresses) {
      const headers = { 'x-forwarded-for': address };
      statuses.push((await app.inject({ url: '/', headers })).statusCode);
    }
    return statuses;
  } finally {
    await app.close();
  }
}

const four = ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4'];

it('is of whoever is at the other end of the line, whatever address a caller writes', async () => {
  expect(await answers([], four)).toEqual([200, 200, 200, 429]);
  expect(await answers(['192.0.2.7'], four)).toEqual([200, 200, 200, 429]);
});

it('is of each caller behind the proxy that was named, and of the last address that it wrote', async () => {
  expect(await answers(['127.0.0.1'], four)).toEqual([200, 200, 200, 200]);
  const forged = four.map((address) => `${address}, 203.0.113.9`);
  expect(await answers(['127.0.0.1'], forged)).toEqual([200, 200, 200, 429]);
});
