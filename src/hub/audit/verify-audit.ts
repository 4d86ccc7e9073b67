import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A line as it lies in the database or in an export. */
export interface StoredLine {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly lines: number; readonly hash: string }
  /** `seq` is the number of the first line that does not fit. */
  | { readonly ok: false; readonly lines: number; readonly seq: number; readonly problem: string };

/** Where the chain begins: nothing came before the first line. */
export const chainStart = '0'.repeat(64);

/** SHA-256 of the hash before, the number and the bytes of a line; as the database makes it. */
export function lineHash(before: string, seq: number, body: string): string {
  return createHash('sha256').update(`${before}\n${seq}\n${body}`).digest('hex');
}

/**
 * Walks the chain from its first line. A changed, removed, added or moved line is named by its
 * number; lines cut off at the end are found by `head`, a copy that somebody else holds.
 */
export async function verifyLines(
  lines: AsyncIterable<StoredLine> | Iterable<StoredLine>,
  head?: { readonly seq: number; readonly hash: string },
): Promise<AuditVerdict> {
  let before = chainStart;
  let count = 0;
  for await (const { seq, body, hash } of lines) {
    const expected = count + 1;
    if (seq !== expected) {
      return { ok: false, lines: count, seq: expected, problem: `line ${expected} is missing` };
    }
    if (lineHash(before, seq, body) !== hash) {
      return { ok: false, lines: count, seq, problem: 'its hash does not fit what stands there' };
    }
    if (head?.seq === seq && head.hash !== hash) {
      return { ok: false, lines: count, seq, problem: 'the published head says otherwise' };
    }
    before = hash;
    count = seq;
  }
  if (head !== undefined && head.seq > count) {
    return {
      ok: false,
      lines: count,
      seq: count + 1,
      problem: `the published head knows ${head.seq} lines`,
    };
  }
  return { ok: true, lines: count, hash: before };
}

/** Lines fetched at once. */
const linesAtOnce = 1_000;

/** Every line in the order of its number. A line without one has no place: it comes last, as 0. */
export async function* readLines(pool: Pick<pg.Pool, 'query'>): AsyncGenerator<StoredLine> {
  let last = 0;
  for (;;) {
    const { rows } = await pool.query<StoredLine>(
      `select seq, body, coalesce(hash, '') as hash from audit_lines where seq > $1
        order by seq limit $2`,
      [last, linesAtOnce],
    );
    for (const row of rows) yield row;
    last = rows.at(-1)?.seq ?? last;
    if (rows.length < linesAtOnce) break;
  }
}

/** One JSON object a line, with the bytes that were hashed: enough to verify without this program. */
export async function* exportLines(lines: AsyncIterable<StoredLine>) {
  for await (const { seq, body, hash } of lines) {
    yield `${JSON.stringify({ seq, body, hash })}\n`;
  }
}
