import {
  hubPaths,
  type LookUpAnswer,
  LookUpAnswerSchema,
  type LookUpQuery,
} from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { HubCaller, SigningKey } from './hub-caller.ts';

/** Longest wait, ms: a source has 6 s at the hub at most. */
const timeoutMs = 8_000;
/** An answer is a few hundred bytes. */
const bytesMax = 4 * 1024;

/** Asks the hub what another system says of a code. Signed, with the code in the body only. */
export async function askLookUp(
  caller: HubCaller,
  query: LookUpQuery,
  key: SigningKey | undefined,
): Promise<Result<LookUpAnswer, 'offline'>> {
  if (key === undefined) return err('offline');
  const answer = await caller.call(
    {
      method: 'POST',
      path: hubPaths.lookUp(query.kind),
      body: query,
      limits: { timeoutMs, bytesMax },
    },
    (json) => LookUpAnswerSchema.safeParse(json).data,
    key,
  );
  if (answer.kind !== 'ok') return err('offline');
  // An answer of the other kind is none of ours.
  const { value } = answer;
  const fits = value.outcome !== 'answered' || value.kind === query.kind;
  return fits ? ok(value) : err('offline');
}
