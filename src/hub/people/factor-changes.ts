import type pg from 'pg';
import type { FactorChange } from '../../domain/api/console/index.ts';

/** How long a change is told, ms: a week, so that whoever was away for some days hears of it. */
const toldMs = 7 * 24 * 3_600_000;
const toldMax = 10;

/** Writes down that a person's passkeys changed; what is not told any more goes. */
export async function noteFactorChange(
  client: pg.ClientBase,
  change: {
    readonly person: string;
    readonly what: FactorChange['what'];
    readonly name: string;
    /** The session that did it: there it is no news. */
    readonly session: string | null;
  },
  nowMs: number,
): Promise<void> {
  await client.query('delete from factor_changes where person = $1 and at < $2', [
    change.person,
    new Date(nowMs - toldMs),
  ]);
  await client.query(
    'insert into factor_changes (person, at, what, name, session) values ($1, $2, $3, $4, $5)',
    [change.person, new Date(nowMs), change.what, change.name, change.session],
  );
}

/**
 * What others than this session changed, newest first. Nobody can wave it away for the person: a
 * stranger's own session would do just that.
 */
export async function readFactorChanges(
  pool: pg.Pool,
  person: string,
  session: string,
  nowMs: number,
): Promise<readonly FactorChange[]> {
  const { rows } = await pool.query<{ at: Date; what: FactorChange['what']; name: string }>(
    `select at, what, name from factor_changes
      where person = $1 and at > $2 and session is distinct from $3 order by at desc limit $4`,
    [person, new Date(nowMs - toldMs), session, toldMax],
  );
  return rows.map(({ at, ...change }) => ({ ...change, at: at.toISOString() }));
}
