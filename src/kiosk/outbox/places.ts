import { toUtf8 } from '../../domain/basics/index.ts';
import type { Line } from './line.ts';
import type { HeldRequest, TakeLimits, TakenRequests } from './store.ts';

/** What stores do to places, in the middle of their transactions: no waiting in here. */

/** Bytes of a request on the wire. */
export function sizeOf(envelope: HeldRequest['envelope']): number {
  return toUtf8(JSON.stringify(envelope)).length;
}

/**
 * The longest run of `held` without a hole and within the limits, at least one; what is missing
 * before it; and how far the line then counts as sent.
 */
export function takeFrom(
  line: Line,
  afterSeq: number,
  held: readonly HeldRequest[],
  { countMax, bytesMax }: TakeLimits,
): TakenRequests & { readonly sent: number } {
  const batch: HeldRequest[] = [];
  let bytes = 0;
  for (const request of held) {
    bytes += request.bytes;
    if (batch.length >= countMax || request.seq !== (held[0]?.seq ?? 0) + batch.length) break;
    if (bytes > bytesMax && batch.length > 0) break;
    batch.push(request);
  }
  const from = afterSeq + 1;
  const to = (batch[0]?.seq ?? line.allocated + 1) - 1;
  const missing = from <= to ? { from, to } : undefined;
  // A hole is sent like a request: the hub may be beyond it as soon as it left.
  const sent = Math.max(line.sent, missing?.to ?? 0, batch.at(-1)?.seq ?? 0);
  return { held: batch, missing, sent };
}

/**
 * Requests of an earlier line at the end of `target`, each with the sequence it had. The seal stays
 * as it is, bound to the place named by `origin` (docs/decisions/011).
 */
export function movedTo(
  target: Line,
  held: readonly HeldRequest[],
): readonly { readonly seq: number; readonly request: HeldRequest }[] {
  return held.map((request, i) => {
    const { kiosk, incarnation, seq } = request.envelope;
    const envelope = {
      ...request.envelope,
      kiosk: target.kiosk,
      incarnation: target.incarnation,
      seq: target.allocated + i + 1,
      origin: request.envelope.origin ?? { kiosk, incarnation, seq },
    };
    const place = { line: target.line, seq: envelope.seq };
    return { seq, request: { ...request, ...place, envelope, bytes: sizeOf(envelope) } };
  });
}
