import { type AnswerEvent, AnswerEventSchema } from '../../domain/api/index.ts';
import { err, fromUtf8, ok, type Result } from '../../domain/basics/index.ts';
import type { RequestPlace } from '../handover/index.ts';

/** Reads an answer of an office; anything but the agreed shape is `schema`. */
export function readAnswer(bytes: Uint8Array<ArrayBuffer>): Result<AnswerEvent, 'schema'> {
  try {
    const parsed = AnswerEventSchema.safeParse(JSON.parse(fromUtf8(bytes)));
    return parsed.success ? ok(parsed.data) : err('schema');
  } catch {
    return err('schema');
  }
}

/** The request that an answer's subject names. */
export function placeOf(subject: string): RequestPlace {
  const [kiosk = '', incarnation = '', seq = ''] = subject.split('/');
  return { kiosk, incarnation: Number(incarnation), seq: Number(seq) };
}
