import type pg from 'pg';
import { cityRoles, type JoinAnswer, type Role } from '../../domain/api/console/index.ts';
import { type Clock, newUuidV7 } from '../../domain/basics/index.ts';
import { fillRandom } from '../world.ts';
import { noteFactorChange } from './factor-changes.ts';
import { insertPasskey, type NewPasskey } from './passkeys.ts';
import { hashToken } from './tokens.ts';

export interface Invited extends JoinAnswer {
  /** Null on the first administrator's link. */
  readonly person: string | null;
}

/** Whom a link is for; undefined when it is unknown, used, expired, or its person was revoked. */
export async function lookInvite(
  client: pg.ClientBase | pg.Pool,
  token: string,
  isTrial: boolean,
  nowMs: number,
): Promise<Invited | undefined> {
  const { rows } = await client.query<{
    person: string | null;
    expiresAt: Date;
    name: string | null;
    roles: Role[] | null;
    isAdministrator: boolean | null;
  }>(
    `select i.person, i.expires_at as "expiresAt", p.name, p.roles, p.is_administrator as "isAdministrator"
      from invites i left join people p on p.id = i.person
      where i.token_hash = $1 and i.expires_at > $2 and (i.person is null or p.state <> 'revoked')`,
    [hashToken('invite', token), new Date(nowMs)],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { person, expiresAt, name, roles, isAdministrator } = row;
  return {
    person,
    name: name ?? '',
    // The only person of a trial shall see all of it; in production rights come one by one.
    roles: person === null ? (isTrial ? [...cityRoles] : []) : (roles ?? []),
    isAdministrator: person === null || isAdministrator === true,
    expiresAt: expiresAt.toISOString(),
  };
}

/**
 * Uses a link up: whoever comes second finds nothing. What the person had before, passkeys and
 * sessions, ends: a new link is for somebody who lost them.
 *
 * @returns the person's id; undefined when the link is not good any more
 */
export async function takeInvite(
  client: pg.ClientBase,
  join: {
    readonly token: string;
    readonly name: string;
    readonly key: NewPasskey;
    readonly keyName: string;
    readonly isTrial: boolean;
  },
  clock: Clock,
): Promise<string | undefined> {
  const invited = await lookInvite(client, join.token, join.isTrial, clock());
  const burnt = await client.query('delete from invites where token_hash = $1', [
    hashToken('invite', join.token),
  ]);
  if (invited === undefined || burnt.rowCount !== 1) return undefined;
  const person = invited.person ?? newUuidV7(clock, fillRandom);
  if (invited.person === null) {
    await client.query(
      `insert into people (id, name, roles, is_administrator, state, created_at)
        values ($1, $2, $3, true, 'active', $4)`,
      [person, join.name, invited.roles, new Date(clock())],
    );
  } else {
    await client.query(`update people set state = 'active', name = $2 where id = $1`, [
      person,
      join.name,
    ]);
    const before = await client.query('delete from passkeys where person = $1', [person]);
    if ((before.rowCount ?? 0) > 0) {
      const change = { person, what: 'replaced', name: join.keyName, session: null } as const;
      await noteFactorChange(client, change, clock());
    }
    await client.query('delete from console_sessions where person = $1', [person]);
  }
  await insertPasskey(client, person, join.key, join.keyName, clock);
  return person;
}
