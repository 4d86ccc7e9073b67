import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { RunningHub } from '../start-hub.ts';
import { TestServer } from '../test-support.ts';
import { ByteCache } from './byte-cache.ts';
import { PublishedVersion } from './index.ts';

describe('the cache of sections', () => {
  it('stays under its limit, dropping what was asked for least recently', () => {
    const cache = new ByteCache(10);
    cache.keep('a', Buffer.alloc(4));
    cache.keep('b', Buffer.alloc(4));
    expect(cache.find('a')?.length).toBe(4);
    cache.keep('c', Buffer.alloc(4));
    expect([cache.find('a'), cache.find('b'), cache.find('c')].map((x) => x?.length)).toEqual([
      4,
      undefined,
      4,
    ]);
    cache.keep('too big', Buffer.alloc(11));
    expect(cache.find('too big')).toBeUndefined();
    expect(cache.find('c')?.length).toBe(4);
  });
});

describe('waiting for a version', () => {
  let server: TestServer;
  let hub: RunningHub;
  beforeAll(async () => {
    server = await TestServer.start();
    hub = await server.hub();
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  const content = (text: string) => ({
    sections: [{ kind: 'facts' as const, key: '0', bytes: toUtf8(text) }],
    factsDate: '2026-11-01',
    minApp: 1,
  });
  const never = () => new AbortController().signal;

  it('ends empty-handed after its time, at a hang-up, and at the close', async () => {
    const published = new PublishedVersion(hub.store, hub.log);
    await published.start();
    expect(await published.waitBeyond(0, 5, never())).toBeUndefined();
    const abort = new AbortController();
    const held = published.waitBeyond(0, 60_000, abort.signal);
    abort.abort();
    expect(await held).toBeUndefined();
    const open = published.waitBeyond(0, 60_000, never());
    await published.close();
    expect(await open).toBeUndefined();
    expect(await published.waitBeyond(0, 60_000, never())).toBeUndefined();
  });

  it('hears of a publication although its connection was cut before', async () => {
    const published = new PublishedVersion(hub.store, hub.log);
    await published.start();
    await hub.store.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'motcham-hub-listen' and datname = current_database()`,
    );
    const { version } = await hub.publish(content('một'));
    expect(await published.waitBeyond(version - 1, 30_000, never())).toBe(version);
    await published.close();
  }, 40_000);

  it('makes one version of the same content published twice at once', async () => {
    const both = await Promise.all([hub.publish(content('hai')), hub.publish(content('hai'))]);
    expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ version }) => version)).size).toBe(1);
  });
});
