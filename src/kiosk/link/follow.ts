import { readFollowCode } from '../../domain/action/index.ts';
import { FollowAnswerSchema, hubPaths } from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { KnownReplies } from '../replies/index.ts';
import type { FollowFacts } from '../services.ts';
import type { HubCaller } from './hub-caller.ts';
import type { Identity } from './identity.ts';

/** An answer that lies on this kiosk already; it only knows those to its own requests. */
export async function findKept(
  replies: KnownReplies,
  code: string,
  who: Identity | undefined,
): Promise<FollowFacts | undefined> {
  const read = readFollowCode(code);
  return read.ok && who !== undefined ? replies.find(who.kiosk, read.value) : undefined;
}

/** What became of a request: the hub's word now, else what this kiosk heard last. */
export async function askFollow(
  caller: HubCaller,
  replies: KnownReplies,
  code: string,
  who: Identity | undefined,
): Promise<Result<FollowFacts, 'offline' | 'unknown'>> {
  const read = readFollowCode(code);
  if (!read.ok) return err('unknown');
  const answer = await caller.call(
    { method: 'GET', path: hubPaths.follow(read.value) },
    (json) => FollowAnswerSchema.safeParse(json).data,
    who,
  );
  if (answer.kind === 'ok') {
    const { status, changedAt, result } = answer.value;
    return ok({ status, changedAt, result, source: 'hub' });
  }
  const known = await findKept(replies, code, who);
  if (known) return ok(known);
  return err(answer.kind === 'problem' && answer.code === 'not-found' ? 'unknown' : 'offline');
}
