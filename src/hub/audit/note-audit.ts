import type pg from 'pg';
import type { AuditAct } from '../../domain/api/console/index.ts';
import { canonicalJson, type Json, newUuidV7 } from '../../domain/basics/index.ts';
import { fillRandom, systemClock } from '../world.ts';

/**
 * Most bytes of one line: facts are names and numbers, never bodies. The longest is an emergency
 * message for a hundred buildings by name (51 KB), which must never wait for its own record.
 */
const bodyBytesMax = 64 * 1024;

/** Something done by a person of the console, the command line (`cli`) or the hub (`hub`). */
export interface AuditNote {
  readonly person: { readonly id: string; readonly name: string };
  readonly what: AuditAct;
  /** To what: an id or a hash. */
  readonly subject: string;
  /** What else has to be known in ten years. No personal fields of residents. */
  readonly facts: Readonly<Record<string, Json>>;
}

/**
 * Writes a line of the audit log within the caller's transaction: what was done and that it was
 * done are true together or not at all. The line gets its number and hash when the transaction
 * commits; only the commit itself waits for other lines (docs/decisions/050).
 */
export async function noteAudit(client: pg.ClientBase, note: AuditNote): Promise<void> {
  const nowMs = systemClock();
  const body = canonicalJson({
    at: new Date(nowMs).toISOString(),
    facts: note.facts,
    person: note.person.id,
    personName: note.person.name,
    subject: note.subject,
    v: 1,
    what: note.what,
  });
  if (Buffer.byteLength(body) > bodyBytesMax) {
    throw new Error(`broken invariant: an audit line of ${Buffer.byteLength(body)} bytes`);
  }
  await client.query('insert into audit_lines (id, body) values ($1, $2)', [
    newUuidV7(() => nowMs, fillRandom),
    body,
  ]);
}
