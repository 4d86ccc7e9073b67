import { describe, expect, it } from 'vitest';
import { ConsoleFailure, FakeLink } from '../../test-support/fake-link.ts';
import { Draft, type DraftStore, type DraftWorld, type KeptDraft } from './index.ts';

const path = 'documents/place/a';
const body = { name: { vi: 'Một', en: 'One' }, hours: 'x', steps: ['1', '2'] };

/** A clock with its timers, moved by hand. */
class Timers {
  nowMs = 0;
  #waiting: { readonly atMs: number; readonly run: () => void }[] = [];
  readonly after = (ms: number, run: () => void) => {
    const one = { atMs: this.nowMs + ms, run };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  };
  async pass(ms: number): Promise<void> {
    const until = this.nowMs + ms;
    for (;;) {
      const next = this.#waiting
        .filter(({ atMs }) => atMs <= until)
        .sort((a, b) => a.atMs - b.atMs)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.nowMs = next.atMs;
      next.run();
      await settle();
    }
    this.nowMs = until;
  }
}
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

class MemoryStore implements DraftStore {
  readonly kept = new Map<string, KeptDraft>();
  read = async (name: string) => this.kept.get(name);
  keep = async (name: string, draft: KeptDraft) => void this.kept.set(name, draft);
  forget = async (name: string) => void this.kept.delete(name);
}

/** A hub with one document. */
class Hub {
  revision = 1;
  body: unknown = body;
  isAway = false;
  readonly put = (sent: unknown) => {
    if (this.isAway) return new ConsoleFailure('unreachable');
    const { revision, body: next } = sent as { revision: number; body: unknown };
    if (revision !== this.revision) return new ConsoleFailure('edited-meanwhile');
    this.revision += 1;
    this.body = next;
    return { revision: this.revision, errors: 0, warnings: 0 };
  };
  readonly get = () => ({
    kind: 'place',
    id: 'aa',
    revision: this.revision,
    body: this.body,
    published: null,
    editedBy: 'Phạm Bình',
    editedAt: '2026-11-22T03:00:00.000Z',
  });
}

function open(store = new MemoryStore()) {
  const hub = new Hub();
  const timers = new Timers();
  const link = new FakeLink({ [`PUT ${path}`]: hub.put, [`GET ${path}`]: hub.get });
  const world: DraftWorld = { link, store, nowMs: () => timers.nowMs, after: timers.after };
  const draft = new Draft('place', 'a', { revision: 1, body, published: null }, world);
  return { draft, hub, timers, store, link, world };
}

describe('a draft', () => {
  it('is at the hub two seconds after a key, however long somebody goes on typing', async () => {
    const { draft, hub, timers } = open();
    for (let key = 0; key < 20; key += 1) {
      draft.set('hours', `${key}`);
      await timers.pass(100);
    }
    expect(hub.revision).toBeGreaterThan(1);
    await timers.pass(2_000);
    expect(hub.body).toEqual({ ...body, hours: '19' });
    expect(draft.state.value.kind).toBe('saved');
  });

  it('is kept in the browser while the hub is away, and sent when it is back', async () => {
    const { draft, hub, timers, store } = open();
    hub.isAway = true;
    draft.set('hours', 'y');
    await timers.pass(4_000);
    expect(draft.state.value.kind).toBe('away');
    expect(store.kept.get('place/a')?.body).toEqual({ ...body, hours: 'y' });
    hub.isAway = false;
    await timers.pass(4_000);
    expect(hub.body).toEqual({ ...body, hours: 'y' });
    expect(store.kept.size).toBe(0);
  });

  it('that a closed tab left behind is taken up again', async () => {
    const store = new MemoryStore();
    const first = open(store);
    first.hub.isAway = true;
    first.draft.set('hours', 'y');
    await settle();
    const { draft, hub, timers } = open(store);
    await draft.takeUpKept();
    expect(draft.body.value).toEqual({ ...body, hours: 'y' });
    await timers.pass(2_000);
    expect(hub.body).toEqual({ ...body, hours: 'y' });
  });

  it('is put together with what somebody else saved meanwhile', async () => {
    const { draft, hub, timers } = open();
    hub.put({ revision: 1, body: { ...body, name: { vi: 'Hai', en: 'Two' } } });
    draft.set('hours', 'y');
    await timers.pass(4_000);
    expect(hub.body).toEqual({ ...body, name: { vi: 'Hai', en: 'Two' }, hours: 'y' });
    expect(draft.taken.value).toBe(2);
    expect(draft.state.value.kind).toBe('saved');
  });

  it('waits for a person where both wrote in one field, and loses neither', async () => {
    const { draft, hub, timers } = open();
    hub.put({ revision: 1, body: { ...body, hours: 'theirs' } });
    draft.set('hours', 'mine');
    await timers.pass(10_000);
    expect(draft.state.value.kind).toBe('clash');
    expect(draft.clashes.value).toEqual([
      { path: 'hours', base: 'x', mine: 'mine', theirs: 'theirs' },
    ]);
    expect(hub.body).toEqual({ ...body, hours: 'theirs' });
    draft.settle('hours', 'mine');
    await timers.pass(2_000);
    expect(hub.body).toEqual({ ...body, hours: 'mine' });
  });

  it.each(['the page is loaded again', 'somebody saves by hand', 'a key is pressed late'])(
    'goes over nothing of theirs before somebody chose, although %s',
    async (what) => {
      const { draft, hub, timers, store, world } = open();
      const theirs = { ...body, hours: 'theirs' };
      hub.put({ revision: 1, body: theirs });
      draft.set('hours', 'mine');
      let now = draft;
      if (what === 'a key is pressed late') {
        // While the hub is asked for theirs.
        await timers.pass(899);
        const saving = timers.pass(1);
        draft.set('name.vi', 'Hai');
        await saving;
      }
      await timers.pass(4_000);
      if (what === 'somebody saves by hand') draft.saveNow();
      if (what === 'the page is loaded again') {
        draft.close();
        now = new Draft('place', 'a', { revision: 2, body: theirs, published: null }, world);
        await now.takeUpKept();
      }
      await timers.pass(10_000);
      expect(hub.body).toEqual(theirs);
      expect(now.clashes.value).toMatchObject([{ path: 'hours', mine: 'mine', theirs: 'theirs' }]);
      now.settle('hours', 'theirs');
      await timers.pass(4_000);
      expect(hub.body).toMatchObject({ hours: 'theirs' });
      expect(now.state.value.kind).toBe('saved');
      expect(store.kept.size).toBe(0);
    },
  );

  it('undoes and redoes a hundred steps', async () => {
    const { draft, timers } = open();
    for (let step = 0; step < 100; step += 1) {
      draft.set(step % 2 === 0 ? 'hours' : 'name.vi', `${step}`);
    }
    for (let step = 0; step < 100; step += 1) draft.undo();
    expect(draft.body.value).toEqual(body);
    for (let step = 0; step < 100; step += 1) draft.redo();
    expect(draft.body.value).toEqual({ ...body, hours: '98', name: { vi: '99', en: 'One' } });
    draft.undo();
    draft.set('hours', 'new');
    draft.redo();
    expect(draft.body.value).toMatchObject({ hours: 'new' });
    await timers.pass(2_000);
  });

  it('does not know what residents see while the hub was away, and asks once it is back', async () => {
    const timers = new Timers();
    const hub = new Hub();
    const link = new FakeLink({ [`PUT ${path}`]: hub.put, [`GET ${path}`]: hub.get });
    const { nowMs, after } = { nowMs: () => timers.nowMs, after: timers.after };
    const store = new MemoryStore();
    const opened = { revision: 1, body, published: undefined };
    const draft = new Draft('place', 'a', opened, { link, store, nowMs, after });
    expect(draft.published.value).toBe(undefined);
    draft.set('hours', 'y');
    await timers.pass(2_000);
    expect(draft.published.value).toEqual(hub.get().published);
  });

  it('brings what was refused once more when it is told to', async () => {
    const { draft, hub, timers, link } = open();
    const { answers } = link;
    link.answers = { [`PUT ${path}`]: () => new ConsoleFailure('role-needed') };
    draft.set('hours', 'y');
    await timers.pass(3_000);
    link.answers = answers;
    draft.saveNow();
    await settle();
    expect(draft.state.value.kind).toBe('saved');
    expect(hub.body).toMatchObject({ hours: 'y' });
  });

  it('goes by itself once the hub can write again: its disk was full, or its database away', async () => {
    const { draft, hub, timers, link } = open();
    const { answers } = link;
    for (const [value, code] of [
      ['x', 'storage-full'],
      ['y', 'unavailable'],
    ] as const) {
      link.answers = { [`PUT ${path}`]: () => new ConsoleFailure(code) };
      draft.set('hours', value);
      await timers.pass(3_000);
      expect(draft.state.value).toMatchObject({ kind: 'refused', problem: { code } });
      link.answers = answers;
      await timers.pass(12_000);
      expect(draft.state.value.kind).toBe('saved');
      expect(hub.body).toMatchObject({ hours: value });
    }
  });

  it('keeps what was typed when the hub refuses it', async () => {
    const { draft, store, timers, link } = open();
    link.answers = { [`PUT ${path}`]: () => new ConsoleFailure('role-needed') };
    draft.set('hours', 'y');
    await timers.pass(3_000);
    expect(draft.state.value).toMatchObject({ kind: 'refused', problem: { code: 'role-needed' } });
    expect(store.kept.get('place/a')?.body).toMatchObject({ hours: 'y' });
  });
});
