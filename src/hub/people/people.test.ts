import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningHub } from '../running-hub.ts';
import { inTransaction } from '../store/index.ts';
import { TestClock, TestServer } from '../test-support.ts';
import { approve, inviteFirst, listApprovers, noteAuthor } from './index.ts';
import { ceremonyMs } from './limits.ts';
import { SoftAuthenticator, TestBrowser } from './test-support.ts';

const wide = { signIn: { burst: 1e6, perSecond: 1e6 } };
const hour = 3_600_000;
let server: TestServer;
let hub: RunningHub;
const clock = new TestClock();
/** The first administrator of `hub`. */
let first: TestBrowser;

const firstPath = async (on: RunningHub, at = clock.now()) =>
  (await inTransaction(on.store.pool, (client) => inviteFirst(client, at))).path;
const tokenOf = (path: unknown) => String(path).split('#')[1] ?? '';

interface Made {
  readonly browser: TestBrowser;
  readonly id: string;
}

/** Invites somebody as the first administrator and lets them join. */
async function addPerson(name: string, rights: object): Promise<Made> {
  const invited = await first.confirmed('POST', 'people', {
    name,
    roles: [],
    isAdministrator: false,
    ...rights,
  });
  expect(invited.status).toBe(200);
  const browser = new TestBrowser(hub);
  expect((await browser.join(String(invited.body['path']), name)).status).toBe(200);
  return { browser, id: String(invited.body['person']) };
}

beforeAll(async () => {
  server = await TestServer.start();
  hub = await server.hub({ clock: clock.now, limits: wide });
  first = new TestBrowser(hub);
  expect((await first.join(await firstPath(hub), 'Hà')).status).toBe(200);
});
afterAll(async () => {
  await server?.stop();
});

describe('the first administrator', () => {
  it('comes by a one-time link, and is signed in', async () => {
    const { body } = await first.ask('GET', 'session');
    expect(body['person']).toMatchObject({ name: 'Hà', isAdministrator: true });
  });

  it('a link works once, and for a day', async () => {
    const path = await firstPath(hub);
    const one = new TestBrowser(hub);
    const other = new TestBrowser(hub);
    expect((await one.join(path, 'Một')).status).toBe(200);
    expect((await other.join(path, 'Hai')).status).toBe(403);
    const old = await firstPath(hub, clock.now() - 25 * hour);
    expect((await other.join(old, 'Hai')).status).toBe(403);
    expect((await other.join(`x#${'A'.repeat(43)}`, 'Hai')).status).toBe(403);
    // Two at the same moment: one of them.
    const both = await firstPath(hub);
    const tries = await Promise.all(
      [new TestBrowser(hub), new TestBrowser(hub)].map((each) => each.join(both, 'Ai đó')),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  it('a newer link takes the place of the older one', async () => {
    const older = await firstPath(hub);
    await firstPath(hub);
    expect((await new TestBrowser(hub).join(older, 'Cũ')).status).toBe(403);
  });

  it('a passkey made for one link does not open another', async () => {
    const [path, other] = [await firstPath(hub), tokenOf(await addInvite())];
    const browser = new TestBrowser(hub);
    const asked = await browser.ask('POST', 'join/options', { token: tokenOf(path), name: 'Ai' });
    const answer = browser.authenticator.register(asked.body['options'] as never);
    expect((await browser.ask('POST', 'join', { token: other, answer })).status).toBe(403);
  });
});

async function addInvite(): Promise<string> {
  const rights = { roles: ['viewer'], isAdministrator: false };
  const invited = await first.confirmed('POST', 'people', { name: 'Chờ', ...rights });
  return String(invited.body['path']);
}

describe('roles', () => {
  it('open what they open, and nothing else', async () => {
    const { browser: editor } = await addPerson('Lan', { roles: ['editor'] });
    expect((await editor.ask('GET', 'session')).status).toBe(200);
    for (const [method, path] of [
      ['GET', 'people'],
      ['POST', 'people'],
      ['GET', 'audit'],
      ['GET', 'audit/export'],
      ['POST', 'audit/check'],
    ] as const) {
      expect((await editor.ask(method, path)).status, `${method} ${path}`).toBe(403);
    }
    const { browser: auditor } = await addPerson('Bình', { roles: ['auditor'] });
    expect((await auditor.ask('GET', 'audit')).status).toBe(200);
    expect((await auditor.ask('GET', 'people')).status).toBe(403);
    const nobody = new TestBrowser(hub);
    expect((await nobody.ask('GET', 'audit')).status).toBe(401);
  });

  it('change at once, without a new sign-in', async () => {
    const { browser, id } = await addPerson('Vân', { roles: ['viewer'] });
    expect((await browser.ask('GET', 'audit')).status).toBe(403);
    const rights = { roles: ['auditor'], isAdministrator: false };
    expect((await first.confirmed('PUT', `people/${id}/rights`, rights)).status).toBe(200);
    expect((await browser.ask('GET', 'audit')).status).toBe(200);
    const more = { roles: ['auditor'], isAdministrator: true };
    expect((await first.confirmed('PUT', `people/${id}/rights`, more)).status).toBe(200);
    expect((await browser.ask('GET', 'people')).status).toBe(200);
    // Taken away counts as soon as given: in the session that stands open.
    const none = { roles: [], isAdministrator: false };
    expect((await first.confirmed('PUT', `people/${id}/rights`, none)).status).toBe(200);
    expect((await browser.ask('GET', 'people')).status).toBe(403);
    expect((await browser.ask('GET', 'audit')).status).toBe(403);
    expect((await browser.ask('GET', 'session')).status).toBe(200);
  });

  it('a revoked person is out at once, everywhere, and stays out', async () => {
    const { browser, id } = await addPerson('Minh', { roles: ['operator'] });
    const elsewhere = new TestBrowser(hub);
    elsewhere.authenticator = browser.authenticator;
    expect((await elsewhere.signIn()).status).toBe(200);
    expect((await first.confirmed('DELETE', `people/${id}`)).status).toBe(200);
    expect((await browser.ask('GET', 'session')).status).toBe(401);
    expect((await elsewhere.ask('GET', 'session')).status).toBe(401);
    expect((await elsewhere.signIn()).status).toBe(403);
    expect((await first.confirmed('POST', `people/${id}/link`)).status).toBe(404);
  });

  it('the last administrator with a passkey stays one', async () => {
    const own = await server.hub({ clock: clock.now, limits: wide });
    const only = new TestBrowser(own);
    await only.join(await firstPath(own), 'Duy nhất');
    const { body } = await only.ask('GET', 'session');
    const { id } = body['person'] as unknown as { id: string };
    const less = { roles: ['viewer'], isAdministrator: false };
    expect((await only.confirmed('PUT', `people/${id}/rights`, less)).status).toBe(409);
    expect((await only.confirmed('DELETE', `people/${id}`)).status).toBe(409);
    // An invitation that nobody took up is no second administrator.
    const invite = { name: 'Hai', roles: [], isAdministrator: true };
    const second = await only.confirmed('POST', 'people', invite);
    expect((await only.confirmed('DELETE', `people/${id}`)).status).toBe(409);
    const other = new TestBrowser(own);
    await other.join(String(second.body['path']), 'Hai');
    // Both at once: one of them is left.
    const done = await Promise.all([
      only.confirmed('DELETE', `people/${id}`),
      other.confirmed('DELETE', `people/${String(second.body['person'])}`),
    ]);
    expect(done.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  });
});

describe('a session', () => {
  it('has a cookie that nothing else can read or plant', async () => {
    const browser = new TestBrowser(hub);
    browser.authenticator = first.authenticator;
    const { headers } = await browser.signIn();
    const [cookie = ''] = headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-motcham=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const { rows } = await hub.store.pool.query<{ kept: Buffer }>(
      'select token_hash as kept from console_sessions',
    );
    expect(rows.length).toBeGreaterThan(0);
    // What the database holds signs nobody in, as text or as bytes.
    for (const { kept } of rows) {
      const thief = new TestBrowser(hub);
      expect(cookie).not.toContain(kept.toString('latin1'));
      thief.cookie = `__Host-motcham=${kept.toString('base64url')}`;
      expect((await thief.ask('GET', 'session')).status).toBe(401);
    }
  });

  it('cannot be fixed: the token that was brought is not the one that is given', async () => {
    const browser = new TestBrowser(hub);
    browser.authenticator = first.authenticator;
    const planted = `__Host-motcham=${'A'.repeat(43)}`;
    browser.cookie = planted;
    await browser.signIn();
    expect(browser.cookie).not.toBe(planted);
    const before = browser.cookie;
    await browser.signIn();
    expect(browser.cookie).not.toBe(before);
    const old = new TestBrowser(hub);
    old.cookie = before;
    expect((await old.ask('GET', 'session')).status).toBe(401);
    old.cookie = planted;
    expect((await old.ask('GET', 'session')).status).toBe(401);
    // Two cookies of one name: none counts.
    old.cookie = `${browser.cookie}; ${planted}`;
    expect((await old.ask('GET', 'session')).status).toBe(401);
  });

  it('ends when nobody touches it, although its page keeps asking; and after a day of work', async () => {
    const { browser } = await addPerson('Tâm', { roles: ['viewer'] });
    try {
      clock.offsetMs += 0.9 * hour;
      expect((await browser.ask('GET', 'account')).status).toBe(200);
      clock.offsetMs += 0.2 * hour;
      expect((await browser.ask('GET', 'account')).status).toBe(401);
      await browser.signIn();
      for (let i = 0; i < 13; i += 1) {
        clock.offsetMs += 0.9 * hour;
        expect((await browser.ask('POST', 'session/active')).status).toBe(200);
      }
      clock.offsetMs += 0.9 * hour;
      expect((await browser.ask('POST', 'session/active')).status).toBe(401);
    } finally {
      clock.offsetMs = 0;
    }
    await first.signIn();
  });

  it('ends by signing out, here or everywhere', async () => {
    const { browser } = await addPerson('Dũng', { roles: ['viewer'] });
    const other = new TestBrowser(hub);
    other.authenticator = browser.authenticator;
    await other.signIn();
    const kept = other.cookie;
    await other.ask('POST', 'sign-out');
    expect(other.cookie).toBe('');
    other.cookie = kept;
    expect((await other.ask('GET', 'session')).status).toBe(401);
    other.cookie = '';
    await other.signIn();
    expect((await browser.ask('POST', 'sign-out/everywhere')).status).toBe(200);
    expect((await other.ask('GET', 'session')).status).toBe(401);
  });

  it('nobody reaches the passkeys and sessions of another (IDOR)', async () => {
    const { browser: mine } = await addPerson('Một', { roles: ['viewer'] });
    const { browser: theirs, id } = await addPerson('Hai', { roles: ['viewer'] });
    const { body } = await theirs.ask('GET', 'account');
    const [key] = body['passkeys'] as unknown as { id: string }[];
    const [session] = body['sessions'] as unknown as { id: string }[];
    // A second key of one's own, so that "the last one stays" is not what refuses.
    await addPasskey(mine);
    expect((await mine.ask('PUT', `account/passkeys/${key!.id}`, { name: 'x' })).status).toBe(404);
    expect((await mine.confirmed('DELETE', `account/passkeys/${key!.id}`)).status).toBe(404);
    expect((await mine.ask('DELETE', `account/sessions/${session!.id}`)).status).toBe(404);
    expect((await mine.ask('GET', `people/${id}`)).status).toBe(403);
    expect((await theirs.ask('GET', 'session')).status).toBe(200);
  });
});

/** A second passkey, on another device. */
async function addPasskey(browser: TestBrowser): Promise<SoftAuthenticator> {
  const asked = await browser.confirmed('POST', 'account/passkeys/options');
  expect(asked.status).toBe(200);
  const second = new SoftAuthenticator(browser.origin);
  const answer = second.register(asked.body['options'] as never);
  expect((await browser.ask('POST', 'account/passkeys', { answer })).status).toBe(200);
  return second;
}

describe('passkeys', () => {
  it('a person may have several; the last one stays', async () => {
    const { browser } = await addPerson('Nga', { roles: ['viewer'] });
    const second = await addPasskey(browser);
    const elsewhere = new TestBrowser(hub);
    elsewhere.authenticator = second;
    expect((await elsewhere.signIn()).status).toBe(200);
    const { body } = await elsewhere.ask('GET', 'account');
    const keys = body['passkeys'] as unknown as { id: string }[];
    expect(keys).toHaveLength(2);
    expect((await browser.ask('GET', 'session')).status).toBe(200);
    expect((await elsewhere.confirmed('DELETE', `account/passkeys/${keys[0]!.id}`)).status).toBe(
      200,
    );
    // What the key had opened is closed with it; who took it away stays.
    expect((await browser.ask('GET', 'session')).status).toBe(401);
    expect((await elsewhere.ask('GET', 'session')).status).toBe(200);
    expect((await browser.signIn()).status).toBe(403);
    expect((await elsewhere.confirmed('DELETE', `account/passkeys/${keys[1]!.id}`)).status).toBe(
      409,
    );
  });

  it('a new link ends the passkeys and sessions of before', async () => {
    const { browser, id } = await addPerson('Quên', { roles: ['viewer'] });
    const link = await first.confirmed('POST', `people/${id}/link`);
    const again = new TestBrowser(hub);
    expect((await again.join(String(link.body['path']), 'Quên')).status).toBe(200);
    expect((await browser.ask('GET', 'session')).status).toBe(401);
    expect((await browser.signIn()).status).toBe(403);
  });

  it.each([
    ['without verification of the person', { isVerified: false }],
    ['for another site', { origin: 'https://motcham.example' }],
    ['with a counter that went back', { counter: 0 }],
  ])('an answer %s counts for nothing', async (_, spoil) => {
    const { browser } = await addPerson('Thử', { roles: ['viewer'] });
    await browser.signIn();
    await browser.signIn();
    Object.assign(browser.authenticator, spoil);
    expect((await browser.signIn()).status).toBe(403);
  });

  it.each([
    ['without verification of the person', { isVerified: false }],
    ['for another site', { origin: 'https://motcham.example' }],
  ])('is not made %s: neither by a link nor on one’s own page', async (_, spoil) => {
    const path = await addInvite();
    const stranger = new TestBrowser(hub);
    const honest = { ...stranger.authenticator };
    Object.assign(stranger.authenticator, spoil);
    expect((await stranger.join(path, 'Chờ')).status).toBe(403);
    expect(stranger.cookie).toBe('');
    // The link is not used up by it.
    Object.assign(stranger.authenticator, honest);
    expect((await stranger.join(path, 'Chờ')).status).toBe(200);
    const { browser } = await addPerson('Thêm khoá', { roles: ['viewer'] });
    const asked = await browser.confirmed('POST', 'account/passkeys/options');
    expect(asked.status).toBe(200);
    const second = Object.assign(new SoftAuthenticator(browser.origin), spoil);
    const answer = second.register(asked.body['options'] as never);
    const added = await browser.ask('POST', 'account/passkeys', { answer });
    expect(added.status).toBe(403);
    const { body } = await browser.ask('GET', 'account');
    expect(body['passkeys']).toHaveLength(1);
  });

  it('a challenge is used once, for what it was given for', async () => {
    const { browser } = await addPerson('Lặp', { roles: ['viewer'] });
    const asked = await browser.ask('POST', 'sign-in/options');
    const answer = browser.authenticator.assert(asked.body['options'] as never);
    expect((await browser.ask('POST', 'sign-in', { answer })).status).toBe(200);
    expect((await browser.ask('POST', 'sign-in', { answer })).status).toBe(403);
    const again = await browser.ask('POST', 'sign-in/options');
    const other = browser.authenticator.assert(again.body['options'] as never);
    expect((await browser.ask('POST', 'step-up', { answer: other })).status).toBe(403);
  });

  it('a challenge grows old in five minutes', async () => {
    const { browser } = await addPerson('Chậm', { roles: ['viewer'] });
    const asked = await browser.ask('POST', 'sign-in/options');
    const answer = browser.authenticator.assert(asked.body['options'] as never);
    clock.offsetMs += ceremonyMs + 1_000;
    try {
      expect((await browser.ask('POST', 'sign-in', { answer })).status).toBe(403);
    } finally {
      clock.offsetMs = 0;
    }
    expect((await browser.signIn()).status).toBe(200);
  });
});

describe('a step-up', () => {
  const invite = { name: 'Ai đó', roles: ['viewer'], isAdministrator: false };

  it('is for one thing, once', async () => {
    expect((await first.confirmed('POST', 'people', invite)).status).toBe(200);
    const again = await first.ask('POST', 'people', invite);
    expect([again.status, again.body['type']]).toEqual([
      403,
      'https://motcham.vn/problems/step-up-needed',
    ]);
    const asked = await first.ask('POST', 'step-up/options', again.body['need']);
    const answer = first.authenticator.assert(asked.body['options'] as never);
    expect((await first.ask('POST', 'step-up', { answer })).status).toBe(200);
    // The same assertion again, and another person invited with it.
    expect((await first.ask('POST', 'step-up', { answer })).status).toBe(403);
    expect((await first.ask('POST', 'people', { ...invite, name: 'Kẻ khác' })).status).toBe(403);
    // The same person in another browser, for the same thing.
    const elsewhere = new TestBrowser(hub);
    elsewhere.authenticator = first.authenticator;
    expect((await elsewhere.signIn()).status).toBe(200);
    expect((await elsewhere.ask('POST', 'people', invite)).status).toBe(403);
    expect((await first.ask('POST', 'people', { ...invite, isAdministrator: true })).status).toBe(
      403,
    );
    expect((await first.ask('POST', 'people', invite)).status).toBe(200);
    expect((await first.ask('POST', 'people', invite)).status).toBe(403);
  });

  it("is not given by another person's passkey, nor by another session", async () => {
    const { browser: other } = await addPerson('Phụ', { isAdministrator: true });
    const { body } = await first.ask('POST', 'people', invite);
    const asked = await first.ask('POST', 'step-up/options', body['need']);
    const foreign = other.authenticator.assert(asked.body['options'] as never);
    expect((await first.ask('POST', 'step-up', { answer: foreign })).status).toBe(403);
    const own = await first.ask('POST', 'step-up/options', body['need']);
    const answer = first.authenticator.assert(own.body['options'] as never);
    expect((await other.ask('POST', 'step-up', { answer })).status).toBe(403);
  });

  it('grows old in five minutes', async () => {
    const { body } = await first.ask('POST', 'people', invite);
    const asked = await first.ask('POST', 'step-up/options', body['need']);
    const answer = first.authenticator.assert(asked.body['options'] as never);
    expect((await first.ask('POST', 'step-up', { answer })).status).toBe(200);
    clock.offsetMs += 6 * 60_000;
    try {
      expect((await first.ask('POST', 'people', invite)).status).toBe(403);
    } finally {
      clock.offsetMs = 0;
    }
  });
});

describe('two people', () => {
  const subject = (hash: string) => ({ kind: 'release', hash });

  it('an author cannot approve, by the program or by hand; another approver can', async () => {
    const { id: author } = await addPerson('Soạn', { roles: ['editor', 'approver'] });
    const { id: approver } = await addPerson('Duyệt', { roles: ['approver'] });
    const { id: viewer } = await addPerson('Xem', { roles: ['viewer'] });
    const now = clock.now();
    await inTransaction(hub.store.pool, async (client) => {
      expect(await noteAuthor(client, subject('a'), author, now)).toEqual({
        ok: true,
        value: undefined,
      });
      expect(await approve(client, subject('a'), author, now)).toEqual({
        ok: false,
        error: 'isAuthor',
      });
      expect(await approve(client, subject('a'), viewer, now)).toEqual({
        ok: false,
        error: 'noRole',
      });
      expect(await approve(client, subject('b'), approver, now)).toEqual({
        ok: false,
        error: 'unknownSubject',
      });
      expect(await approve(client, subject('a'), approver, now)).toEqual({
        ok: true,
        value: undefined,
      });
      // Whoever approved it cannot have written it after all.
      expect(await noteAuthor(client, subject('a'), approver, now)).toEqual({
        ok: false,
        error: 'isApprover',
      });
      expect((await listApprovers(client, subject('a'))).map(({ name }) => name)).toEqual([
        'Duyệt',
      ]);
    });
    // A second author named in the place of the first: the trigger looks at all of them.
    const { id: second } = await addPerson('Soạn hai', { roles: ['editor', 'approver'] });
    const insert = (by: string, who: string) =>
      hub.store.pool.query(
        `insert into approvals (subject_kind, subject_hash, author, approver, approved_at)
          values ('release', 'c', $1, $2, now())`,
        [by, who],
      );
    for (const one of [author, second]) {
      await inTransaction(hub.store.pool, (client) => noteAuthor(client, subject('c'), one, now));
    }
    await expect(insert(author, author)).rejects.toThrow(/author/);
    await expect(insert(author, second)).rejects.toThrow(/author/);
    await expect(insert(second, author)).rejects.toThrow(/author/);
    await insert(author, approver);
    for (const statement of [
      'update approvals set approver = author',
      'delete from approvals',
      'truncate approvals',
      'update authorships set author = gen_random_uuid()',
      'delete from authorships',
    ]) {
      await expect(hub.store.pool.query(statement)).rejects.toThrow(/append-only/);
    }
  });

  it('author and approver at the same moment: one of them, never both', async () => {
    const { id: one } = await addPerson('Cùng lúc', { roles: ['editor', 'approver'] });
    const { id: writer } = await addPerson('Người soạn', { roles: ['editor'] });
    for (let round = 0; round < 5; round += 1) {
      const both = subject(`race ${round}`);
      const run = async (work: typeof approve | typeof noteAuthor) =>
        await inTransaction(
          hub.store.pool,
          async (client) => (await work(client, both, one, clock.now())).ok,
        );
      await inTransaction(hub.store.pool, (client) =>
        noteAuthor(client, both, writer, clock.now()),
      );
      const results = await Promise.all([run(approve), run(noteAuthor)]);
      expect(results.filter(Boolean)).toHaveLength(1);
    }
  });
});
