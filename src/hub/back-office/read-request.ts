import type pg from 'pg';
import type { ActionKind } from '../../domain/action/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import {
  type ClosedReason,
  hashFollowCode,
  openAction,
  type RequestPlace,
  type SealedRow,
} from '../handover/index.ts';
import type { Keyring } from '../keys/index.ts';
import { isOfficeBody, type OpenedRequest } from './request-event.ts';

type Row = SealedRow & {
  readonly id: string;
  readonly kind: ActionKind;
  readonly received_at: Date;
};

/** Opens a request that an office is asked about; `notForOffice` for what the hub keeps itself. */
export async function readRequest(
  client: Pick<pg.Pool, 'query'>,
  keys: Pick<Keyring, 'openers' | 'followKey'>,
  place: RequestPlace,
): Promise<Result<OpenedRequest, ClosedReason | 'unknown' | 'notForOffice'>> {
  const { rows } = await client.query<Row>(
    'select * from actions where kiosk = $1 and incarnation = $2 and seq = $3',
    [place.kiosk, place.incarnation, place.seq],
  );
  const [row] = rows;
  if (row === undefined) return err('unknown');
  const body = await openAction(row, keys);
  if (!body.ok) return body;
  if (!isOfficeBody(body.value)) return err('notForOffice');
  const { kiosk, incarnation, seq, id } = row;
  const cancelledId =
    body.value.kind === 'cancellation'
      ? await findCancelled(client, await hashFollowCode(body.value.cancels, keys.followKey))
      : undefined;
  if (body.value.kind === 'cancellation' && cancelledId === undefined) return err('unknown');
  return ok({
    kiosk,
    incarnation,
    seq,
    id,
    receivedMs: row.received_at.getTime(),
    body: body.value,
    ...(cancelledId !== undefined && { cancelledId }),
  });
}

async function findCancelled(
  client: Pick<pg.Pool, 'query'>,
  codeHash: Buffer,
): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    `select a.id from follows f join actions a using (kiosk, incarnation, seq)
      where f.code_hash = $1`,
    [codeHash],
  );
  return rows[0]?.id;
}
