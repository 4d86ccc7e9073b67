import type pg from 'pg';
import { shellWakeName, signText } from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import {
  type Command,
  type CommandName,
  type CommandResult,
  commandLifeMs,
  commandsMax,
  commandText,
} from '../../domain/fleet/index.ts';
import { replyChannel } from '../handover/index.ts';
import type { SigningKey } from '../keys/index.ts';
import { inTransaction, type Store } from '../store/index.ts';

/** A command as the operator sees it. */
export interface IssuedCommand {
  readonly number: number;
  readonly name: CommandName;
  readonly issuedAt: string;
  /** Null until the shell told; `expired` too when its time is over and nothing was told. */
  readonly state: CommandResult['state'] | null;
  readonly report: string | null;
}

/**
 * Gives a kiosk its next command. The number is above every number that its shell ever said it has
 * taken: a hub that went back to a backup must not give one twice.
 *
 * @param note runs in the same transaction: what cannot be written down is not commanded.
 */
export async function issueCommand(
  store: Store,
  key: SigningKey,
  kiosk: string,
  name: CommandName,
  nowMs: number,
  note: (client: pg.PoolClient, number: number) => Promise<void> = async () => undefined,
): Promise<Result<number, 'unknownKiosk' | 'noShell'>> {
  return inTransaction(store.pool, async (client) => {
    // The kiosk's row is locked until the command stands: numbers rise in the order of commit.
    const known = await client.query(
      `select exists (select from kiosk_keys where kiosk = $1 and role = 'shell'
          and state = 'active') as has_shell from kiosks where id = $1 for update`,
      [kiosk],
    );
    if (known.rows[0] === undefined) return err('unknownKiosk');
    if (known.rows[0].has_shell !== true) return err('noShell');
    const { rows } = await client.query<{ number: string | number }>(
      `select 1 + greatest(
          (select coalesce(max(number), 0) from commands where kiosk = $1),
          (select coalesce(max((body->'commands'->>'upTo')::bigint), 0) from shell_beats
            where kiosk = $1)) as number`,
      [kiosk],
    );
    const number = Number(rows[0]?.number ?? 1);
    const expiresAtMs = nowMs + commandLifeMs;
    const text = commandText(kiosk, { number, name, expiresAtMs });
    await client.query(
      `insert into commands (kiosk, number, name, issued_at, expires_at, signature)
        values ($1, $2, $3, $4, $5, $6)`,
      [
        kiosk,
        number,
        name,
        new Date(nowMs),
        new Date(expiresAtMs),
        await signText(text, key.privateKey),
      ],
    );
    await note(client, number);
    await client.query('select pg_notify($1, $2)', [
      replyChannel,
      `${shellWakeName(kiosk)} ${number}`,
    ]);
    return ok(number);
  });
}

/** Commands of a kiosk above `upTo` whose time is not over, in order. */
export async function readCommands(
  store: Store,
  kiosk: string,
  upTo: number,
  nowMs: number,
): Promise<Command[]> {
  const rows = await store.db
    .selectFrom('commands')
    .select(['number', 'name', 'expires_at', 'signature'])
    .where('kiosk', '=', kiosk)
    .where('number', '>', upTo)
    .where('state', 'is', null)
    .where('expires_at', '>', new Date(nowMs))
    .orderBy('number')
    .limit(commandsMax)
    .execute();
  return rows.map(({ number, name, expires_at, signature }) => ({
    number: Number(number),
    name,
    expiresAtMs: expires_at.getTime(),
    signature,
  }));
}

/** Keeps what a shell told of its commands; the first word on each counts. */
export async function keepResults(
  store: Store,
  kiosk: string,
  results: readonly CommandResult[],
  nowMs: number,
): Promise<void> {
  for (const { number, state, report } of results) {
    await store.db
      .updateTable('commands')
      .set({ state, report: report ?? null, finished_at: new Date(nowMs) })
      .where('kiosk', '=', kiosk)
      .where('number', '=', number)
      .where('state', 'is', null)
      .execute();
  }
}

/** One command of a kiosk, for the operator; undefined when there is none of this number. */
export async function findCommand(
  store: Store,
  kiosk: string,
  number: number,
): Promise<IssuedCommand | undefined> {
  const row = await store.db
    .selectFrom('commands')
    .select(['name', 'issued_at', 'state', 'report'])
    .where('kiosk', '=', kiosk)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { name, issued_at, state, report } = row;
  return { number, name, issuedAt: issued_at.toISOString(), state, report };
}

/** The last command of each kiosk, by kiosk. */
export async function lastCommands(
  store: Store,
): Promise<ReadonlyMap<string, Pick<IssuedCommand, 'number' | 'name' | 'state'>>> {
  const rows = await store.db
    .selectFrom('commands')
    .distinctOn('kiosk')
    .select(['kiosk', 'number', 'name', 'state'])
    .orderBy('kiosk')
    .orderBy('number', 'desc')
    .execute();
  return new Map(
    rows.map(({ kiosk, number, name, state }) => [kiosk, { number: Number(number), name, state }]),
  );
}
