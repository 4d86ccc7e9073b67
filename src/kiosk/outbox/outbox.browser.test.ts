import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newSealingKeyPair, openBody, sealBody } from '../../domain/action/index.ts';
import { browserAfter } from '../link/index.ts';
import type { Wish } from '../services.ts';
import { createOutbox, type DurableOutbox, type OutboxParts } from './durable-outbox.ts';
import { idbOutboxStore } from './idb-store.ts';
import { requestCountMax } from './limits.ts';
import { kiosk, upTo, whoOf } from './test-support/kit.ts';
import { webWriterLock } from './writer-lock.ts';

const line = whoOf(1).line;
const sealing = await newSealingKeyPair('seal-1');
const who = { ...whoOf(1), hub: { ...whoOf(1).hub, sealing: sealing.key } };
const feedback: Wish = {
  kind: 'feedback',
  category: 'environment',
  place: 'Tầng 3',
  text: 'Thùng rác đầy từ hôm qua',
  urgent: false,
  language: 'vi',
};
const open: DurableOutbox[] = [];
let serial = 0;

/** A database and a lock of its own for each test, shared by the pages that it opens. */
function newPlace() {
  serial += 1;
  const name = `outbox-test-${serial}-${crypto.randomUUID()}`;
  function page(change: Partial<OutboxParts> = {}): DurableOutbox {
    const outbox = createOutbox({
      clock: () => Date.now(),
      after: browserAfter,
      fillRandom: (array) => crypto.getRandomValues(array),
      store: idbOutboxStore(browserAfter, name),
      lock: webWriterLock(navigator.locks, name),
      who: () => who,
      time: () => ({ ms: Date.now(), trust: 'confirmed', offsetMs: 0 }),
      loadSeal: async () => sealBody,
      ...change,
    });
    outbox.start();
    open.push(outbox);
    return outbox;
  }
  return { name, page };
}

const stateOf = (outbox: DurableOutbox) => outbox.status.value.state;
const until = (what: () => boolean) =>
  vi.waitFor(() => expect(what()).toBe(true), { timeout: 10_000 });

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
  vi.restoreAllMocks();
});

describe('outbox in IndexedDB', () => {
  it('keeps what was promised over a reload, sealed, in order and without a gap', async () => {
    const { name, page } = newPlace();
    const first = page();
    await first.openLine(kiosk, 1);
    for (let seq = 1; seq <= 3; seq += 1) {
      expect(await first.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq } });
    }
    first.stop();
    const second = page();
    await until(() => stateOf(second) === 'open');
    expect(second.status.value).toMatchObject({ count: 3, waiting: 3, lastSeq: 3 });
    const batch = (await second.queue.take(line, 20)).actions;
    expect(batch.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    const opened = await openBody(batch[0]!, sealing.privateKey);
    expect(opened).toMatchObject({ ok: true, value: { text: 'Thùng rác đầy từ hôm qua' } });
    expect(await second.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 4 } });
    second.stop();
    const db = await openDB(name);
    const stored = JSON.stringify(await db.getAll('requests'));
    db.close();
    expect(stored).not.toContain('Thùng rác');
    expect(stored).not.toContain('Tầng 3');
  });

  it('does not store the follow code in clear', async () => {
    const { name, page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const left = await outbox.leave({ ...feedback });
    if (!left.ok) throw new Error(left.error);
    outbox.stop();
    const db = await openDB(name);
    const stored = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
    db.close();
    expect(JSON.stringify(stored)).toContain(left.value.id);
    expect(JSON.stringify(stored)).not.toContain(left.value.follow);
  });

  it('asks for strict durability on every write', async () => {
    const { page } = newPlace();
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const left = await outbox.leave({ ...feedback });
    if (!left.ok) throw new Error(left.error);
    await outbox.withdraw(left.value);
    await outbox.queue.take(line, 1);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 1, settled: 1 }, upTo(1));
    const writes = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThanOrEqual(5);
    for (const [, , options] of writes) expect(options).toEqual({ durability: 'strict' });
  });

  it('gives many at once different sequences without a hole', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const left = await Promise.all(Array.from({ length: 12 }, () => outbox.leave({ ...feedback })));
    const seqs = left.flatMap((one) => (one.ok ? [one.value.seq] : []));
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('deletes only what is settled, and rewinds when the hub went back', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    for (let i = 0; i < 5; i += 1) await outbox.leave({ ...feedback });
    await outbox.queue.take(line, 5);
    await outbox.queue.hear(line, { epoch: 'a', lastSeq: 5, settled: 2 }, upTo(5));
    expect(outbox.status.value).toMatchObject({ count: 3, waiting: 0, accepted: 5 });
    await outbox.queue.hear(line, { epoch: 'b', lastSeq: 3, settled: 0 }, undefined);
    // Another epoch: what is still here may be somebody else's there, so all of it goes again.
    expect(outbox.status.value).toMatchObject({ count: 3, waiting: 3, accepted: 2 });
    expect((await outbox.queue.take(line, 5)).actions.map(({ seq }) => seq)).toEqual([3, 4, 5]);
  });

  it('moves what an earlier incarnation left, and finds it there after a reload', async () => {
    const { page } = newPlace();
    const first = page();
    await first.openLine(kiosk, 1);
    for (let i = 0; i < 3; i += 1) await first.leave({ ...feedback });
    await first.queue.take(line, 1);
    await first.queue.fork(line);
    const next = whoOf(2);
    await first.openLine(kiosk, 2);
    await first.queue.gather(next.line);
    first.stop();
    const second = page({ who: () => ({ ...next, hub: who.hub }) });
    await until(() => stateOf(second) === 'open');
    expect(second.status.value).toMatchObject({ count: 3, waiting: 3, quarantined: 0, lastSeq: 3 });
    const { actions } = await second.queue.take(next.line, 20);
    expect(actions.map(({ seq, origin }) => [seq, origin?.incarnation, origin?.seq])).toEqual([
      [1, 1, 1],
      [2, 1, 2],
      [3, 1, 3],
    ]);
    const opened = await openBody(actions[2]!, sealing.privateKey);
    expect(opened).toMatchObject({ ok: true, value: { kind: 'feedback' } });
  });

  it('tells what its disk lost in the middle from what it still holds', async () => {
    const { name, page } = newPlace();
    const first = page();
    await first.openLine(kiosk, 1);
    for (let i = 0; i < 5; i += 1) await first.leave({ ...feedback });
    await first.queue.take(line, 1);
    first.stop();
    const db = await openDB(name);
    for (const seq of [2, 3]) await db.delete('requests', [line, seq]);
    db.close();
    const second = page();
    await until(() => stateOf(second) === 'open');
    await second.queue.hear(line, { epoch: 'e', lastSeq: 1, settled: 0 }, upTo(1));
    const { actions, hole } = await second.queue.take(line, 20);
    expect(hole).toEqual({ from: 2, to: 3, reason: 'missing' });
    expect(actions.map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('withdraws by a tombstone at the same sequence, until it was sent', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const [first, second] = [
      await outbox.leave({ ...feedback }),
      await outbox.leave({ ...feedback }),
    ];
    if (!first.ok || !second.ok) throw new Error('not left');
    expect(await outbox.withdraw(first.value)).toEqual({ ok: true, value: undefined });
    const batch = (await outbox.queue.take(line, 20)).actions;
    expect(batch.map(({ seq, id }) => [seq, id])).toEqual([
      [1, first.value.id],
      [2, second.value.id],
    ]);
    expect(await openBody(batch[0]!, sealing.privateKey)).toEqual({
      ok: true,
      value: { kind: 'withdrawn', follow: first.value.follow },
    });
    expect(await outbox.withdraw(second.value)).toEqual({ ok: false, error: 'alreadySent' });
  });
});

describe('two tabs', () => {
  it('let one write; the other says so, counts, and takes over when the first goes', async () => {
    const { page } = newPlace();
    const first = page();
    await first.openLine(kiosk, 1);
    await first.leave({ ...feedback });
    const second = page();
    await until(() => stateOf(second) === 'secondTab' && second.status.value.count === 1);
    expect(await second.leave({ ...feedback })).toEqual({ ok: false, error: 'secondTab' });
    await first.leave({ ...feedback });
    first.stop();
    await until(() => stateOf(second) === 'open');
    expect(second.status.value).toMatchObject({ count: 2, lastSeq: 2 });
    expect(await second.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 3 } });
  });

  it('hold also between real documents, and when the writing one vanishes', async () => {
    const { name, page } = newPlace();
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow as Window & typeof globalThis;
    let held = false;
    void inner.navigator.locks.request(name, () => {
      held = true;
      return new Promise(() => undefined);
    });
    await until(() => held);
    const outbox = page();
    await until(() => stateOf(outbox) === 'secondTab');
    frame.remove();
    await until(() => stateOf(outbox) === 'open');
    expect(await outbox.openLine(kiosk, 1)).toBe(true);
    expect((await outbox.leave({ ...feedback })).ok).toBe(true);
  });
});

describe('a database in trouble', () => {
  it('opens again after somebody deleted it, and gives no number until the hub was heard', async () => {
    const { name, page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    await outbox.leave({ ...feedback });
    // `versionchange` arrives at our connection, which has to step aside.
    await deleteDB(name);
    await until(() => stateOf(outbox) === 'open' && outbox.status.value.count === 0);
    let asked = 0;
    outbox.onLineLost = () => {
      asked += 1;
    };
    expect(await outbox.leave({ ...feedback })).toEqual({ ok: false, error: 'storageClosed' });
    expect(asked).toBe(1);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 7, settled: 0 }, undefined);
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 8 } });
  });

  it('does not hold a resident behind an open that never ends, and opens when it does', async () => {
    const { name, page } = newPlace();
    // Somebody who does not step aside, and somebody who deletes: our open waits behind both.
    const selfish = await openDB(name, 1);
    const deleting = deleteDB(name, { blocked: () => undefined });
    const outbox = page();
    expect(await outbox.leave({ ...feedback })).toEqual({ ok: false, error: 'storageClosed' });
    expect(stateOf(outbox)).toBe('closed');
    selfish.close();
    await deleting;
    await until(() => stateOf(outbox) === 'open');
    expect(await outbox.openLine(kiosk, 1)).toBe(true);
    expect((await outbox.leave({ ...feedback })).ok).toBe(true);
  }, 30_000);

  it('opens again when the browser terminates the connection, and loses nothing', async () => {
    const { page } = newPlace();
    const connections: IDBDatabase[] = [];
    const real = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
      this: IDBDatabase,
      ...args: Parameters<IDBDatabase['transaction']>
    ) {
      if (!connections.includes(this)) connections.push(this);
      return real.apply(this, args);
    });
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    await outbox.leave({ ...feedback });
    const [connection] = connections;
    connection?.close();
    connection?.dispatchEvent(new Event('close'));
    expect(stateOf(outbox)).toBe('closed');
    // The next resident does not wait for the retry timer.
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(connections.length).toBeGreaterThan(1);
  });

  it('says that it is full before anything is promised, and recovers when something settles', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    await outbox.leave({ ...feedback });
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    expect(await outbox.leave({ ...feedback })).toEqual({ ok: false, error: 'full' });
    expect(outbox.status.value).toMatchObject({ state: 'full', count: 1, lastSeq: 1 });
    add.mockRestore();
    await outbox.queue.take(line, 1);
    await outbox.queue.hear(line, { epoch: 'e', lastSeq: 1, settled: 1 }, upTo(1));
    expect(stateOf(outbox)).toBe('open');
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  it('promises nothing when the commit fails, and gives the sequence to the next', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const real = IDBObjectStore.prototype.add;
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...args: Parameters<IDBObjectStore['add']>
    ) {
      const request = real.apply(this, args);
      this.transaction.abort();
      return request;
    });
    expect((await outbox.leave({ ...feedback })).ok).toBe(false);
    add.mockRestore();
    await until(() => stateOf(outbox) === 'open');
    expect(outbox.status.value).toMatchObject({ count: 0, lastSeq: 0 });
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 1 } });
  });

  it('promises what was written although the word of it was lost', async () => {
    const { name, page } = newPlace();
    const inner = idbOutboxStore(browserAfter, name);
    let silent = false;
    const outbox = page({
      store: Object.assign(Object.create(inner), {
        async append(request: Parameters<typeof inner.append>[0]) {
          const written = await inner.append(request);
          if (!silent) return written;
          silent = false;
          const { StorageFailure } = await import('./store.ts');
          throw new StorageFailure('closed');
        },
      }),
    });
    await outbox.openLine(kiosk, 1);
    silent = true;
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 1 } });
    expect(outbox.status.value).toMatchObject({ count: 1, lastSeq: 1 });
  });

  it('refuses the one request too many', async () => {
    const { name, page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    await outbox.leave({ ...feedback });
    outbox.stop();
    const db = await openDB(name);
    const [first] = await db.getAll('requests');
    const tx = db.transaction(['requests', 'lines'], 'readwrite');
    for (let seq = 2; seq <= requestCountMax; seq += 1) {
      const envelope = { ...first.envelope, seq, id: `${first.envelope.id}-${seq}` };
      void tx.objectStore('requests').put({ ...first, seq, envelope });
    }
    const stored = await tx.objectStore('lines').get(line);
    void tx.objectStore('lines').put({ ...stored, allocated: requestCountMax });
    await tx.done;
    db.close();
    const again = page();
    await until(() => stateOf(again) === 'full');
    expect(await again.leave({ ...feedback })).toEqual({ ok: false, error: 'full' });
    expect(again.status.value.count).toBe(requestCountMax);
  });

  it('refuses a body that is too long for the wire', async () => {
    const { page } = newPlace();
    const outbox = page();
    await outbox.openLine(kiosk, 1);
    const long: Wish = { ...feedback, text: 'x'.repeat(1001) };
    expect(await outbox.leave(long)).toEqual({ ok: false, error: 'tooLarge' });
    expect(await outbox.leave({ ...feedback })).toMatchObject({ ok: true, value: { seq: 1 } });
  });
});
