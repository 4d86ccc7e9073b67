import {
  type RevokedAnswer,
  revokedBackMs,
  revokedLinesMax,
} from '../../domain/api/console/index.ts';
import type { Store } from '../store/index.ts';

/** Kiosks that serve no more, the newest first: no list of the fleet has them. */
export async function readRevoked(store: Store, nowMs: number): Promise<RevokedAnswer> {
  const rows = await store.db
    .selectFrom('kiosks')
    .select(['id', 'site', 'revoked_at'])
    .where('state', '=', 'revoked')
    .orderBy('revoked_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(revokedLinesMax)
    .execute();
  return {
    kiosks: rows.map(({ id, site, revoked_at }) => ({
      kiosk: id,
      site,
      revokedMs: revoked_at?.getTime() ?? null,
      isYoung: revoked_at !== null && revoked_at.getTime() > nowMs - revokedBackMs,
    })),
  };
}
