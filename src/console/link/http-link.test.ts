import { expect, it } from 'vitest';
import { DoneSchema, problemDocument } from '../../domain/api/console/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import { waitMsFor } from './http-link.ts';
import { createLink, type LinkProblem, type SessionNews } from './index.ts';

const need = { purpose: 'people', digest: 'ab'.repeat(32) };

/** A hub that wants the passkey once more until it was given. */
function linkTo(confirm: Result<void, LinkProblem>) {
  const news: SessionNews[] = [];
  let isConfirmed = false;
  let asked = 0;
  const link = createLink({
    async fetch() {
      asked += 1;
      return isConfirmed
        ? Response.json({ done: true })
        : Response.json({ ...problemDocument('step-up-needed'), need }, { status: 403 });
    },
    onSession: (one) => news.push(one),
    onUnreadable: () => undefined,
    async stepUp() {
      isConfirmed = confirm.ok;
      return confirm;
    },
  });
  return { link, news, asked: () => asked };
}

it('asks once more after the passkey was given', async () => {
  const { link, asked } = linkTo(ok(undefined));
  expect(await link.delete(DoneSchema, 'people/a')).toEqual(ok({ done: true }));
  expect(asked()).toBe(2);
});

it.each<LinkProblem>([
  { kind: 'cancelled' },
  { kind: 'unreachable' },
  { kind: 'refused', code: 'sign-in-failed', detail: 'another person' },
])('says why it was not confirmed: %o', async (problem) => {
  const { link, asked } = linkTo(err(problem));
  expect(await link.delete(DoneSchema, 'people/a')).toEqual(err(problem));
  expect(asked()).toBe(1);
});

it.each([
  ['sign-in-needed', ['over']],
  ['role-needed', ['rights']],
  ['conflict', []],
] as const)('tells the frame what %s shows of the session', async (code, expected) => {
  const news: SessionNews[] = [];
  const link = createLink({
    fetch: async () => Response.json(problemDocument(code), { status: 403 }),
    onSession: (one) => news.push(one),
    onUnreadable: () => undefined,
    stepUp: async () => ok(undefined),
  });
  await link.get(DoneSchema, 'account');
  expect(news).toEqual(expected);
});

it.each([
  ['an answer of another shape', Response.json({ finished: 1 }), 'unreadable', 1],
  [
    'a problem it has no name for',
    Response.json({ code: 'new' }, { status: 409 }),
    'unreadable',
    1,
  ],
  ["a proxy's page", new Response('<h1>502</h1>', { status: 502 }), 'unreachable', 0],
] as const)(
  'calls %s by its name, so that nobody looks for a broken cable',
  async (_, answer, kind, told) => {
    let unreadable = 0;
    const link = createLink({
      fetch: async () => answer,
      onSession: () => undefined,
      onUnreadable() {
        unreadable += 1;
      },
      stepUp: async () => ok(undefined),
    });
    expect(await link.post(DoneSchema, 'account', {})).toEqual(err({ kind }));
    expect(unreadable).toBe(told);
  },
);

it('waits for what builds the whole content, and no longer than it must for anything else', () => {
  // Half a minute with the national catalogue: it was told as a hub that cannot be reached.
  expect(waitMsFor('GET', 'releases/next')).toBeGreaterThan(60_000);
  expect(waitMsFor('POST', 'releases')).toBeGreaterThan(60_000);
  for (const path of ['releases', 'releases/01/next', 'fleet']) {
    expect(waitMsFor('GET', path)).toBe(20_000);
  }
});
