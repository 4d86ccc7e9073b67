import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyText } from '../../domain/api/index.ts';
import { openKeyring } from '../keys/index.ts';
import { inTransaction, openStore, type Store } from '../store/index.ts';
import { TestServer } from '../test-support.ts';
import {
  headText,
  listAudit,
  noteAudit,
  readLines,
  type StoredLine,
  signHead,
  verifyLines,
} from './index.ts';

let server: TestServer;
/** Six lines, never changed for good. */
let store: Store;
/** For what adds lines. */
let busy: Store;

const note = (subject: string, on = busy) =>
  inTransaction(on.pool, (client) =>
    noteAudit(client, {
      person: { id: 'cli', name: '' },
      what: 'document.edit',
      subject,
      facts: { n: 1 },
    }),
  );
const verify = (on: Pick<pg.Pool, 'query'> = store.pool) => verifyLines(readLines(on));

beforeAll(async () => {
  server = await TestServer.start();
  store = await openStore({ url: await server.newDatabase() });
  busy = await openStore({ url: await server.newDatabase() });
  for (let i = 1; i <= 6; i += 1) await note(`việc ${i}`, store);
});
afterAll(async () => {
  await store?.close();
  await busy?.close();
  await server?.stop();
});

describe('the audit log', () => {
  it('is a chain that holds', async () => {
    expect(await verify()).toMatchObject({ ok: true, lines: 6 });
    const lines = await listAudit(store.pool);
    expect(lines.map(({ subject }) => subject)).toEqual([6, 5, 4, 3, 2, 1].map((n) => `việc ${n}`));
  });

  it('takes notes of many transactions at once, without gaps, and none of those undone', async () => {
    const undone = (n: number) =>
      inTransaction(busy.pool, async (client) => {
        await noteAudit(client, {
          person: { id: 'cli', name: '' },
          what: 'document.send',
          subject: `${n}`,
          facts: {},
        });
        throw new Error('undone');
      }).catch(() => undefined);
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 4 === 0 ? undone(n) : note(`cùng lúc ${n}`))),
    );
    expect(await verify(busy.pool)).toMatchObject({ ok: true, lines: 30 });
  });

  it('a long transaction that noted something holds up no other', async () => {
    await inTransaction(busy.pool, async (client) => {
      await noteAudit(client, {
        person: { id: 'cli', name: '' },
        what: 'document.approve',
        subject: 'a',
        facts: {},
      });
      await note('meanwhile');
    });
    const lines = await listAudit(busy.pool);
    expect(lines.slice(0, 2).map(({ subject }) => subject)).toEqual(['a', 'meanwhile']);
    expect(await verify(busy.pool)).toMatchObject({ ok: true });
  });

  it('takes the longest note that there is: an emergency for a hundred buildings', async () => {
    const buildings = Array.from({ length: 100 }, (_, n) => `${n}/${'Ữ'.repeat(165)}`);
    await inTransaction(busy.pool, (client) =>
      noteAudit(client, {
        person: { id: 'cli', name: '' },
        what: 'emergency.send',
        subject: 'tin',
        facts: { target: { buildings } },
      }),
    );
    const [line] = await listAudit(busy.pool);
    expect(line?.facts).toEqual({ target: { buildings } });
  });

  it.each([
    "update audit_lines set body = '{}' where seq = 3",
    'update audit_lines set seq = 9 where seq = 3',
    "update audit_lines set hash = repeat('0', 64)",
    'delete from audit_lines where seq = 3',
    'truncate audit_lines',
    'delete from audit_heads',
    'truncate audit_heads',
    "insert into audit_lines (id, body, seq, hash) values (gen_random_uuid(), '{}', 99, 'x')",
  ])('refuses, to its own role too: %s', async (statement) => {
    await signHead(store.pool, (await keys()).audit, Date.now());
    await expect(store.pool.query(statement)).rejects.toThrow(/append-only|the number/);
    expect(await verify()).toMatchObject({ ok: true, lines: 6 });
  });
});

const keys = () => openKeyring(`${server.directory}/hub-keys`);

describe('somebody with the whole database', () => {
  /** What an owner of the database can do: take the trigger away. Looked at, then undone. */
  async function tampered<T>(
    statements: readonly string[],
    look: (client: pg.PoolClient) => Promise<T>,
  ) {
    const client = await store.pool.connect();
    try {
      await client.query('begin');
      await client.query('alter table audit_lines disable trigger user');
      for (const statement of statements) await client.query(statement);
      return await look(client);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  it.each([1, 2, 3, 4, 5, 6])('flips a bit of line %i: it is named', async (seq) => {
    expect(
      await tampered(
        [`update audit_lines set body = replace(body, 'việc', 'viêc') where seq = ${seq}`],
        verify,
      ),
    ).toMatchObject({ ok: false, seq });
  });

  it.each([1, 2, 3, 4, 5])('deletes line %i: it is named', async (seq) => {
    expect(await tampered([`delete from audit_lines where seq = ${seq}`], verify)).toMatchObject({
      ok: false,
      seq,
    });
  });

  it.each([
    [1, 2],
    [2, 5],
    [5, 6],
  ])('swaps lines %i and %i: the first is named', async (a, b) => {
    expect(
      await tampered(
        [
          `update audit_lines set body = (select body from audit_lines o
        where o.seq = case audit_lines.seq when ${a} then ${b} else ${a} end) where seq in (${a}, ${b})`,
        ],
        verify,
      ),
    ).toMatchObject({ ok: false, seq: a });
  });

  it('deletes a line and closes the gap: the line after it is named', async () => {
    const statements = [
      'delete from audit_lines where seq = 3',
      'update audit_lines set seq = seq - 1 where seq > 3',
    ];
    expect(await tampered(statements, verify)).toMatchObject({ ok: false, seq: 3 });
  });

  it('cuts off the end, or writes all of it anew: a head held elsewhere tells', async () => {
    const ring = await keys();
    const head = await signHead(store.pool, ring.audit, Date.now());
    expect(head).toMatchObject({ seq: 6, keyId: 'audit' });
    expect(await verifyText(headText(head!), head!.signature, ring.audit.publicKey)).toBe(true);
    // The same end is not signed twice.
    expect(await signHead(store.pool, ring.audit, Date.now() + 1)).toEqual(head);
    const cut = ['delete from audit_lines where seq = 6'];
    expect(await tampered(cut, verify)).toMatchObject({ ok: true, lines: 5 });
    const withHead = (client: pg.PoolClient) => verifyLines(readLines(client), head);
    expect(await tampered(cut, withHead)).toMatchObject({ ok: false, seq: 6 });
    // All of it written anew: the chain holds by itself, the head does not.
    const anew = [
      "update audit_lines set body = replace(body, 'việc', 'viêc')",
      `with recursive chain as (
        select seq, body, encode(sha256(convert_to(repeat('0', 64) || chr(10) || seq || chr(10) || body, 'UTF8')), 'hex') as h
          from audit_lines where seq = 1
        union all select l.seq, l.body, encode(sha256(convert_to(c.h || chr(10) || l.seq || chr(10) || l.body, 'UTF8')), 'hex')
          from chain c join audit_lines l on l.seq = c.seq + 1)
      update audit_lines l set hash = chain.h from chain where chain.seq = l.seq`,
    ];
    expect(await tampered(anew, verify)).toMatchObject({ ok: true, lines: 6 });
    expect(await tampered(anew, withHead)).toMatchObject({ ok: false, seq: 6 });
  });
});

it('verifies a chain of no lines, and of one', async () => {
  const lines: StoredLine[] = [];
  expect(await verifyLines(lines)).toMatchObject({ ok: true, lines: 0 });
  for await (const line of readLines(store.pool)) lines.push(line);
  expect(await verifyLines(lines.slice(0, 1))).toMatchObject({ ok: true, lines: 1 });
  expect(await verifyLines(lines.toReversed())).toMatchObject({ ok: false, seq: 1 });
});
