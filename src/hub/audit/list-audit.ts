import type pg from 'pg';
import * as z from 'zod/mini';
import { type AuditLine, auditLinesMax } from '../../domain/api/console/index.ts';
import type { StoredLine } from './verify-audit.ts';

const BodySchema = z.object({
  at: z.string(),
  person: z.string(),
  personName: z.string(),
  what: z.string(),
  subject: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** A stored line as it is shown. A body that is not what was written shows as empty, not as an error. */
export function describeLine({ seq, body, hash }: StoredLine): AuditLine {
  const parsed = BodySchema.safeParse(readJson(body));
  const empty = {
    at: new Date(0).toISOString(),
    person: '',
    personName: '',
    what: '',
    subject: '',
    facts: {},
  };
  return { seq, hash, ...(parsed.success ? parsed.data : empty) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The newest lines first, below `before`. */
export async function listAudit(
  pool: pg.Pool,
  before = Number.MAX_SAFE_INTEGER,
): Promise<readonly AuditLine[]> {
  const { rows } = await pool.query<StoredLine>(
    'select seq, body, hash from audit_lines where seq < $1 order by seq desc limit $2',
    [before, auditLinesMax],
  );
  return rows.map(describeLine);
}
