import type pg from 'pg';
import type { AppointmentBody } from '../../domain/action/index.ts';
import { toUtf8 } from '../../domain/basics/index.ts';
import type { RequestPlace } from './replies.ts';

/** Appointments a person may hold a day, and in one field a day (domain.md §2: the city's rule). */
export const perPersonPerDayMax = 2;

export type QuotaReason = 'quotaDay' | 'quotaField';

/** How a person is known to the quotas: HMAC under a key that is not in the database. */
export async function hashPerson(personalNumber: string, quotaKey: CryptoKey): Promise<Buffer> {
  return Buffer.from(
    await crypto.subtle.sign('HMAC', quotaKey, toUtf8(`motcham quota v1|${personalNumber}`)),
  );
}

/**
 * Takes a turn of the person's day, or says which rule stands in the way. The rules are the keys of
 * the table, so two processes cannot both take the last turn. The same request again keeps its turn.
 */
export async function takeTurn(
  client: pg.PoolClient,
  person: Buffer,
  { day, field }: Pick<AppointmentBody, 'day' | 'field'>,
  { kiosk, incarnation, seq }: RequestPlace,
): Promise<QuotaReason | undefined> {
  const { rows: held } = await client.query(
    'select 1 from quotas where kiosk = $1 and incarnation = $2 and seq = $3',
    [kiosk, incarnation, seq],
  );
  if (held.length > 0) return undefined;
  for (let turn = 1; turn <= perPersonPerDayMax; turn += 1) {
    const { rowCount } = await client.query(
      `insert into quotas (person, day, turn, field, kiosk, incarnation, seq)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [person, day, turn, field, kiosk, incarnation, seq],
    );
    if (rowCount === 1) return undefined;
  }
  const { rows: sameField } = await client.query(
    'select 1 from quotas where person = $1 and day = $2 and field = $3',
    [person, day, field],
  );
  return sameField.length > 0 ? 'quotaField' : 'quotaDay';
}

/** Gives the turn back: the office refused the hour. */
export async function giveTurnBack(
  client: pg.PoolClient,
  { kiosk, incarnation, seq }: RequestPlace,
): Promise<void> {
  await client.query('delete from quotas where kiosk = $1 and incarnation = $2 and seq = $3', [
    kiosk,
    incarnation,
    seq,
  ]);
}
