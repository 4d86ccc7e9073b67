import type pg from 'pg';
import type { Role } from '../../domain/api/console/index.ts';
import { type Clock, newUuidV7 } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import { idleMs, seenEveryMs, sessionMs, sessionsMax } from './limits.ts';
import { hashToken, newToken } from './tokens.ts';

/** Who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** May invite people, give and take rights. Comes with none of the roles. */
  readonly isAdministrator: boolean;
  /** Of an editor of buildings; as `sitePlacesOf` names them. */
  readonly buildings: readonly string[];
}

export interface Session {
  readonly id: string;
  readonly by: 'passkey' | 'oidc';
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly person: Person;
}

interface NewSession {
  readonly person: string;
  readonly by: Session['by'];
  readonly agent: string;
}

/**
 * A new session with a new random token, whatever the browser brought: nobody can fix a token for
 * somebody else. Only its hash is stored.
 */
export async function createSession(
  client: pg.ClientBase,
  { person, by, agent }: NewSession,
  clock: Clock,
): Promise<string> {
  const token = newToken();
  const now = new Date(clock());
  await client.query(
    `insert into console_sessions (id, token_hash, person, signed_in_by, agent, created_at, seen_at, ends_at)
      values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [
      newUuidV7(clock, fillRandom),
      hashToken('session', token),
      person,
      by,
      agent,
      now,
      new Date(clock() + sessionMs),
    ],
  );
  await client.query('update people set seen_at = $2 where id = $1', [person, now]);
  await client.query(
    `delete from console_sessions where ends_at < $2 or seen_at < $3 or id in (
      select id from console_sessions where person = $1 order by created_at desc offset $4)`,
    [person, now, new Date(clock() - idleMs), sessionsMax],
  );
  return token;
}

/** The session of a token, while it and its person hold; one question to the database a request. */
export async function findSession(
  pool: pg.Pool,
  token: string,
  nowMs: number,
): Promise<Session | undefined> {
  const { rows } = await pool.query<{
    id: string;
    by: Session['by'];
    seenAt: Date;
    endsAt: Date;
    person: string;
    name: string;
    roles: Role[];
    isAdministrator: boolean;
    buildings: string[];
  }>(
    `select s.id, s.signed_in_by as by, s.seen_at as "seenAt", s.ends_at as "endsAt",
        p.id as person, p.name, p.roles, p.is_administrator as "isAdministrator", p.buildings
      from console_sessions s join people p on p.id = s.person
      where s.token_hash = $1 and s.ends_at > $2 and s.seen_at > $3 and p.state = 'active'`,
    [hashToken('session', token), new Date(nowMs), new Date(nowMs - idleMs)],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { id, by, seenAt, endsAt, person, ...rights } = row;
  return { id, by, seenAt, endsAt, person: { id: person, ...rights } };
}

/** Writes down that somebody is still there, at most once a minute. */
export async function touchSession(pool: pg.Pool, session: Session, nowMs: number): Promise<void> {
  if (nowMs - session.seenAt.getTime() < seenEveryMs) return;
  const now = new Date(nowMs);
  await pool.query('update console_sessions set seen_at = $2 where id = $1', [session.id, now]);
  await pool.query('update people set seen_at = $2 where id = $1', [session.person.id, now]);
}

/** `Chrome 156, Windows` of what a browser says of itself; enough to know one's own devices by. */
export function nameAgent(userAgent: string | undefined): string {
  const text = userAgent ?? '';
  const browser = /(Edg|Firefox|OPR|Chrome|Version)\/(\d+)/.exec(text);
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' };
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|CrOS|Linux)/.exec(text)?.[1] ?? '?';
  const kind = browser?.[1] ?? '?';
  return `${names[kind] ?? kind} ${browser?.[2] ?? ''}, ${system}`;
}
