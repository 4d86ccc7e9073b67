import type pg from 'pg';
import type {
  Account,
  ListedPerson,
  OwnSession,
  Passkey,
  Rights,
} from '../../domain/api/console/index.ts';
import { type Clock, err, newUuidV7, ok, type Result } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import { idleMs, inviteMs } from './limits.ts';
import { hashToken, newToken } from './tokens.ts';

/** One at a time changes who administers: two last administrators cannot remove each other. */
const rosterLock = 7_265_052;

interface PersonRow extends Omit<ListedPerson, 'createdAt' | 'seenAt'> {
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

const selectPeople = `select p.id, p.name, p.roles, p.is_administrator as "isAdministrator", p.buildings, p.state,
    (select count(*) from passkeys k where k.person = p.id)::int as passkeys,
    p.oidc_subject is not null as "isFederated",
    (select count(*) from console_sessions s where s.person = p.id and s.ends_at > $1 and s.seen_at > $2)::int
      as sessions,
    p.created_at as "createdAt", p.seen_at as "seenAt"
  from people p`;

function toListed({ createdAt, seenAt, ...row }: PersonRow): ListedPerson {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    seenAt: seenAt === null ? null : seenAt.toISOString(),
  };
}

const liveSince = (nowMs: number) => [new Date(nowMs), new Date(nowMs - idleMs)];

export async function listPeople(pool: pg.Pool, nowMs: number): Promise<ListedPerson[]> {
  const { rows } = await pool.query<PersonRow>(
    `${selectPeople} order by p.created_at`,
    liveSince(nowMs),
  );
  return rows.map(toListed);
}

/** A person with passkeys and sessions; undefined when there is no such person. */
export async function readAccount(
  pool: pg.Pool,
  person: string,
  thisSession: string,
  nowMs: number,
): Promise<Account | undefined> {
  const found = await pool.query<PersonRow>(`${selectPeople} where p.id = $3`, [
    ...liveSince(nowMs),
    person,
  ]);
  const [row] = found.rows;
  if (row === undefined) return undefined;
  const keys = await pool.query<
    Omit<Passkey, 'createdAt' | 'usedAt'> & { createdAt: Date; usedAt: Date | null }
  >(
    `select id, name, created_at as "createdAt", used_at as "usedAt", is_backed_up as "isBackedUp"
      from passkeys where person = $1 order by created_at`,
    [person],
  );
  const sessions = await pool.query<
    Omit<OwnSession, 'createdAt' | 'seenAt' | 'isThis'> & { createdAt: Date; seenAt: Date }
  >(
    `select id, signed_in_by as by, agent, created_at as "createdAt", seen_at as "seenAt"
      from console_sessions where person = $3 and ends_at > $1 and seen_at > $2 order by seen_at desc`,
    [...liveSince(nowMs), person],
  );
  return {
    person: toListed(row),
    passkeys: keys.rows.map(({ createdAt, usedAt, ...key }) => ({
      ...key,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt === null ? null : usedAt.toISOString(),
    })),
    sessions: sessions.rows.map(({ createdAt, seenAt, ...session }) => ({
      ...session,
      isThis: session.id === thisSession,
      createdAt: createdAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
  };
}

/** A one-time link as it leaves the hub: the token stands behind the `#`. */
export interface Invitation {
  readonly path: string;
  readonly expiresAt: string;
}

async function insertInvite(
  client: pg.ClientBase,
  person: string | null,
  nowMs: number,
): Promise<Invitation> {
  const token = newToken();
  const expiresAt = new Date(nowMs + inviteMs);
  // The newest link counts; one that was lost on the way is dead.
  await client.query(
    'delete from invites where person is not distinct from $1 or expires_at < $2',
    [person, new Date(nowMs)],
  );
  await client.query('insert into invites (token_hash, person, expires_at) values ($1, $2, $3)', [
    hashToken('invite', token),
    person,
    expiresAt,
  ]);
  return { path: `/console/join#${token}`, expiresAt: expiresAt.toISOString() };
}

/** A link that makes an administrator of whoever uses it first. */
export function inviteFirst(client: pg.ClientBase, nowMs: number): Promise<Invitation> {
  return insertInvite(client, null, nowMs);
}

/** Whether anybody who holds now may give rights. */
export async function hasAdministrator(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select from people where state = 'active' and is_administrator limit 1`,
  );
  return (rowCount ?? 0) > 0;
}

export async function invitePerson(
  client: pg.ClientBase,
  name: string,
  { roles, isAdministrator, buildings = [] }: Rights,
  clock: Clock,
): Promise<Invitation & { readonly person: string }> {
  const person = newUuidV7(clock, fillRandom);
  await client.query(
    `insert into people (id, name, roles, is_administrator, buildings, state, created_at)
      values ($1, $2, $3, $4, $5, 'invited', $6)`,
    [person, name, roles, isAdministrator, buildings, new Date(clock())],
  );
  return { person, ...(await insertInvite(client, person, clock())) };
}

export type RosterError = 'unknown' | 'lastAdministrator';

interface RosterRow {
  readonly name: string;
  readonly state: ListedPerson['state'];
  readonly isAdministrator: boolean;
}

/** The person, locked; and that somebody else still administers, where this one may stop to. */
async function holdPerson(
  client: pg.ClientBase,
  person: string,
  stopsAdministering: boolean,
): Promise<Result<RosterRow, RosterError>> {
  await client.query('select pg_advisory_xact_lock($1)', [rosterLock]);
  const { rows } = await client.query<RosterRow>(
    `select name, state, is_administrator as "isAdministrator" from people where id = $1 for update`,
    [person],
  );
  const [row] = rows;
  if (row === undefined || row.state === 'revoked') return err('unknown');
  if (stopsAdministering && row.isAdministrator && row.state === 'active') {
    const others = await client.query(
      `select from people p where p.id <> $1 and p.state = 'active' and p.is_administrator
        and exists (select from passkeys k where k.person = p.id) limit 1`,
      [person],
    );
    if (others.rowCount === 0) return err('lastAdministrator');
  }
  return ok(row);
}

/** Another link for a person: an invitation that was lost, or passkeys that were. */
export async function inviteAgain(
  client: pg.ClientBase,
  person: string,
  nowMs: number,
): Promise<Result<Invitation & { readonly name: string }, RosterError>> {
  const held = await holdPerson(client, person, false);
  if (!held.ok) return held;
  return ok({ name: held.value.name, ...(await insertInvite(client, person, nowMs)) });
}

export async function changeRights(
  client: pg.ClientBase,
  person: string,
  { roles, isAdministrator, buildings = [] }: Rights,
): Promise<Result<RosterRow, RosterError>> {
  const held = await holdPerson(client, person, !isAdministrator);
  if (!held.ok) return held;
  await client.query(
    'update people set roles = $2, is_administrator = $3, buildings = $4 where id = $1',
    [person, roles, isAdministrator, buildings],
  );
  return held;
}

/** Out at once: passkeys, sessions and links go in the same transaction; what they did stays. */
export async function revokePerson(
  client: pg.ClientBase,
  person: string,
): Promise<Result<RosterRow, RosterError>> {
  const held = await holdPerson(client, person, true);
  if (!held.ok) return held;
  await client.query(
    `update people set state = 'revoked', roles = '{}', is_administrator = false,
      buildings = '{}' where id = $1`,
    [person],
  );
  for (const table of ['passkeys', 'console_sessions', 'invites']) {
    await client.query(`delete from ${table} where person = $1`, [person]);
  }
  return held;
}
