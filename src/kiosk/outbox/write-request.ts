import {
  type ActionBody,
  ActionBodySchema,
  type ActionEnvelope,
  type ActionKind,
  type SealingKey,
  sealedLengthMax,
} from '../../domain/action/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { BelievedTime } from '../link/index.ts';
import { sizeOf } from './places.ts';
import type { HeldRequest } from './store.ts';

/** Seals a body for one place in one line (`sealBody` of the domain). */
export type Seal = (
  body: ActionBody,
  key: SealingKey,
  place: Pick<ActionEnvelope, 'kiosk' | 'incarnation' | 'seq' | 'kind'>,
) => Promise<string>;

/** Whether a body is within what the wire takes. Anything else wrong with it is a bug. */
export function checkBody(body: ActionBody): Result<void, 'tooLarge'> {
  const parsed = ActionBodySchema.safeParse(body);
  if (parsed.success) return ok(undefined);
  const issues = parsed.error.issues;
  if (issues.every(({ code }) => code === 'too_big')) return err('tooLarge');
  // Only the paths: the values are a resident's.
  throw new Error(`a request has a wrong shape at ${issues.map(({ path }) => path.join('.'))}`);
}

export interface Draft {
  readonly id: string;
  readonly kind: ActionKind;
  readonly body: ActionBody;
  readonly line: string;
  readonly kiosk: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly createdAt: ActionEnvelope['createdAt'];
  readonly writtenAtMs: number;
  readonly dated?: boolean;
}

/** Seals a draft into what is written down. */
export async function sealRequest(
  draft: Draft,
  key: SealingKey,
  seal: Seal,
): Promise<Result<HeldRequest, 'tooLarge'>> {
  const { id, kind, body, line, kiosk, incarnation, seq, createdAt, writtenAtMs, dated } = draft;
  const sealed = await seal(body, key, { kiosk, incarnation, seq, kind });
  if (sealed.length > sealedLengthMax) return err('tooLarge');
  const envelope: ActionEnvelope = {
    v: 1,
    id,
    kiosk,
    incarnation,
    seq,
    kind,
    createdAt,
    keyId: key.keyId,
    sealed,
  };
  const tombstone = body.kind === 'withdrawn';
  const bytes = sizeOf(envelope);
  return ok({ line, seq, envelope, bytes, writtenAtMs, dated: dated === true, tombstone });
}

/** A request made while the clock is not believed carries no date (contracts.md, Time). */
export function createdAtOf(time: BelievedTime): ActionEnvelope['createdAt'] {
  return time.trust === 'confirmed'
    ? { at: new Date(time.ms).toISOString(), trust: 'confirmed' }
    : { at: null, trust: 'unconfirmed' };
}
