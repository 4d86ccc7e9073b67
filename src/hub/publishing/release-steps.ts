import type pg from 'pg';
import { ok, type Result } from '../../domain/basics/index.ts';
import { metadataFile, type ParsedObject } from '../../domain/tuf/index.ts';
import type { Release, ReleaseDocument, ReleaseState } from './read-releases.ts';
import type { Noted } from './release-error.ts';

/** Hands a release on, once the record has its line. */
export async function told(
  client: pg.PoolClient,
  release: Release,
  noted: Noted['noted'] | undefined,
): Promise<Result<Release, never>> {
  await noted?.(client, release);
  return ok(release);
}

export async function setState(
  client: pg.PoolClient,
  id: string,
  state: ReleaseState,
  reason: string | null,
  nowMs: number,
): Promise<void> {
  await client.query('update releases set state = $2, reason = $3, changed_at = $4 where id = $1', [
    id,
    state,
    reason,
    new Date(nowMs),
  ]);
}

/** A document as a kiosk would fetch it, with the signatures that are there. */
export async function fileOf(
  client: pg.PoolClient,
  id: string,
  { place, signed }: ReleaseDocument,
): Promise<Uint8Array<ArrayBuffer>> {
  const { rows } = await client.query<{ keyid: string; sig: string }>(
    'select keyid, sig from release_signatures where release = $1 and place = $2 order by keyid',
    [id, place],
  );
  const said: ParsedObject = JSON.parse(signed);
  return metadataFile(said, rows);
}
