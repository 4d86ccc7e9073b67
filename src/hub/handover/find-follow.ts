import { readFollowCode } from '../../domain/action/index.ts';
import type { FollowAnswer } from '../../domain/api/index.ts';
import type { Keyring } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { hashFollowCode } from './follow-hash.ts';

/** What became of the request with this code, as typed or scanned; undefined when none is known. */
export async function findFollow(
  store: Store,
  keys: Pick<Keyring, 'followKey'>,
  text: string,
): Promise<FollowAnswer | undefined> {
  const code = readFollowCode(text);
  if (!code.ok) return undefined;
  const row = await store.db
    .selectFrom('follows')
    .select(['status', 'kind', 'changed_at', 'result'])
    .where('code_hash', '=', await hashFollowCode(code.value, keys.followKey))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    status: row.status,
    kind: row.kind,
    changedAt: row.changed_at.toISOString(),
    ...(row.result !== null && { result: row.result }),
  };
}
