import type pg from 'pg';
import type { Json } from '../../domain/basics/index.ts';
import { ceremonyMs } from './limits.ts';

type CeremonyKind = 'sign-in' | 'join' | 'passkey' | 'step-up' | 'oidc';

interface Ceremony {
  /** base64url; random, and so the ceremony's name. */
  readonly challenge: string;
  readonly kind: CeremonyKind;
  readonly person?: string;
  readonly session?: string;
  readonly facts?: Readonly<Record<string, Json>>;
}

interface TakenCeremony {
  readonly person: string | null;
  readonly session: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Gives out a challenge; old ones are swept at the same time. */
export async function beginCeremony(pool: pg.Pool, ceremony: Ceremony, nowMs: number) {
  await pool.query('delete from ceremonies where expires_at < $1', [new Date(nowMs)]);
  await pool.query(
    `insert into ceremonies (challenge, kind, person, session, facts, expires_at)
      values ($1, $2, $3, $4, $5, $6)`,
    [
      ceremony.challenge,
      ceremony.kind,
      ceremony.person ?? null,
      ceremony.session ?? null,
      JSON.stringify(ceremony.facts ?? {}),
      new Date(nowMs + ceremonyMs),
    ],
  );
}

/** Takes a challenge back, once: whoever comes second finds nothing, and so does another kind. */
export async function takeCeremony(
  pool: pg.Pool,
  kind: CeremonyKind,
  challenge: string,
  nowMs: number,
): Promise<TakenCeremony | undefined> {
  const { rows } = await pool.query<TakenCeremony>(
    `delete from ceremonies where challenge = $1 and kind = $2 and expires_at > $3
      returning person, session, facts`,
    [challenge, kind, new Date(nowMs)],
  );
  return rows[0];
}
