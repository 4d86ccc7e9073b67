import * as z from 'zod/mini';
import type { Store } from '../store/index.ts';
import type { SealingKeyFile } from './sealing-keys.ts';

/**
 * How long a private key is kept after kiosks were told of the next one, ms: 400 days at least
 * (contracts.md, Action envelope).
 */
const sealingKeyKeptMs = 400 * 86_400_000;

/** Most kiosks named as a reason. */
const namedMax = 20;

/** Why a key may not be destroyed. */
export type KeyNeed =
  | { readonly why: 'newest' | 'young' }
  /** Requests in the database that only this key opens. */
  | { readonly why: 'held'; readonly requests: number }
  /** Kiosks in service that hold something sealed to it, or have not said that they do not. */
  | { readonly why: 'kiosks'; readonly count: number; readonly kiosks: readonly string[] };

export interface JudgedKey {
  readonly keyId: string;
  /** When kiosks were told of it, Unix ms; 0 for the first. */
  readonly sealsFromMs: number;
  /** When they were told of the next one; undefined for the newest. */
  readonly retiredAtMs: number | undefined;
  /** Empty: nothing sealed to it can come any more, and it may be destroyed. */
  readonly needs: readonly KeyNeed[];
}

const HeldKeysSchema = z.looseObject({
  outbox: z.looseObject({ keys: z.array(z.string()) }),
});

/**
 * Which sealing keys something may still need. A key may be destroyed when another one took its
 * place 400 days ago, no request in the database is sealed to it, and every kiosk in service has
 * said since then, in its latest heartbeat, that neither what it holds nor what it seals to needs
 * it. A kiosk that says nothing of its keys needs all.
 */
export async function judgeSealingKeys(
  store: Pick<Store, 'pool'>,
  files: readonly SealingKeyFile[],
  nowMs: number,
): Promise<readonly JudgedKey[]> {
  const { rows: held } = await store.pool.query<{ key_id: string; requests: number }>(
    `select key_id, count(*) as requests from actions where sealed <> '' group by key_id`,
  );
  const { rows: kiosks } = await store.pool.query<{
    id: string;
    body: unknown;
    received_at: Date | null;
  }>(
    `select k.id, h.body, h.received_at from kiosks k left join heartbeats h
        on h.kiosk = k.id and h.incarnation = k.incarnation
      where k.state = 'active' order by k.id`,
  );
  return files.map(({ keyId, sealsFromMs = 0 }, i) => {
    const retiredAtMs = files[i + 1]?.sealsFromMs ?? (files[i + 1] && 0);
    const needs: KeyNeed[] = [];
    if (retiredAtMs === undefined || retiredAtMs > nowMs) {
      return { keyId, sealsFromMs, retiredAtMs, needs: [{ why: 'newest' }] };
    }
    if (nowMs - retiredAtMs < sealingKeyKeptMs) needs.push({ why: 'young' });
    const requests = held.find(({ key_id }) => key_id === keyId)?.requests ?? 0;
    if (requests > 0) needs.push({ why: 'held', requests });
    const needing = kiosks.filter(({ body, received_at }) => {
      if (received_at === null || received_at.getTime() < retiredAtMs) return true;
      const keys = HeldKeysSchema.safeParse(body).data?.outbox.keys;
      return keys === undefined || keys.includes(keyId);
    });
    if (needing.length > 0) {
      const named = needing.slice(0, namedMax).map(({ id }) => id);
      needs.push({ why: 'kiosks', count: needing.length, kiosks: named });
    }
    return { keyId, sealsFromMs, retiredAtMs, needs };
  });
}
