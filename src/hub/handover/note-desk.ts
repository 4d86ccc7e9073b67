import type pg from 'pg';
import type { ActionBody } from '../../domain/action/index.ts';

interface Place {
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
}

/**
 * Keeps what a request says that can be counted and names nobody, so that an inbox can be sorted
 * without opening seals. Runs where the seal is open, inside that transaction.
 */
export async function noteDesk(
  client: Pick<pg.PoolClient, 'query'>,
  { kiosk, incarnation, seq }: Place,
  body: ActionBody,
): Promise<void> {
  const facts = factsOf(body);
  if (facts === undefined) return;
  await client.query(
    `insert into desk (kiosk, incarnation, seq, kind, received_at, category, urgent, branch, day,
        slot, service)
      select kiosk, incarnation, seq, kind, received_at, $4::text, $5::boolean, $6::text, $7::date,
          $8::text, $9::text
        from actions
        where kiosk = $1 and incarnation = $2 and seq = $3
      on conflict do nothing`,
    [kiosk, incarnation, seq, ...facts],
  );
}

type Facts = readonly [
  category: string | null,
  urgent: boolean | null,
  branch: string | null,
  day: string | null,
  slot: string | null,
  service: string | null,
];

function factsOf(body: ActionBody): Facts | undefined {
  switch (body.kind) {
    case 'feedback':
      return [body.category, body.urgent, null, null, null, null];
    case 'appointment':
      return [null, null, body.branch, body.day, body.slot, body.serviceCode || null];
    case 'dossierQuestion':
    case 'callForHelp':
      return [null, null, null, null, null, null];
    default:
      return undefined;
  }
}
