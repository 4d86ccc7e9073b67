import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { type AuditAnswer, type AuditCheck, consoleApi } from '../../domain/api/console/index.ts';
import { hubPaths } from '../../domain/api/index.ts';
import { exportLines, lastHead, listAudit, readLines, verifyLines } from '../audit/index.ts';
import { ProblemError, RateLimiter, readShape } from '../http/index.ts';
import type { Keyring } from '../keys/index.ts';
import { type ConsoleHub, needsAny } from '../people/index.ts';

/** What the pages of the audit log need of the running hub. */
export interface AuditHub extends ConsoleHub {
  readonly keys: Keyring;
}

const QuerySchema = z.strictObject({
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
});

/** Walks of the whole chain: two at once, then one in ten seconds, a person. */
const walkRate = { burst: 2, perSecond: 0.1 };

/** The audit log for auditors and administrators; its signed head for everybody. */
export function auditRoutes(app: FastifyInstance, hub: AuditHub): void {
  const { pool } = hub.store;
  const mayRead = { preHandler: needsAny(hub, { roles: ['auditor'], isAdministrator: true }) };
  const walks = new RateLimiter(walkRate, hub.clock);
  const takeWalk = (person: string) => {
    const share = walks.take(person);
    if (!share.ok) throw new ProblemError('too-many', { retryAfterSeconds: share.seconds });
  };
  app.get(`${consoleApi}audit`, mayRead, async (request): Promise<AuditAnswer> => {
    const { before } = readShape(request.query, QuerySchema);
    const [lines, head, last] = await Promise.all([
      listAudit(pool, before === undefined ? undefined : Number(before)),
      lastHead(pool),
      pool.query<{ seq: number }>('select coalesce(max(seq), 0) as seq from audit_lines'),
    ]);
    return {
      lines: [...lines],
      lastSeq: last.rows[0]?.seq ?? 0,
      head: head === undefined ? null : { seq: head.seq, hash: head.hash, at: head.at },
    };
  });
  app.post(`${consoleApi}audit/check`, mayRead, async (request): Promise<AuditCheck> => {
    takeWalk(request.person.id);
    const verdict = await verifyLines(readLines(pool), await lastHead(pool));
    return verdict.ok
      ? { ok: true, lines: verdict.lines, seq: null, problem: null }
      : { ok: false, lines: verdict.lines, seq: verdict.seq, problem: verdict.problem };
  });
  app.get(`${consoleApi}audit/export`, mayRead, async (request, reply) => {
    takeWalk(request.person.id);
    reply
      .type('application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="audit.jsonl"');
    return reply.send(Readable.from(exportLines(readLines(pool))));
  });
  // For copies elsewhere: a head tells nothing but a number and a hash.
  app.get(hubPaths.auditHead, async (_request, reply) => {
    const head = await lastHead(pool);
    if (head === undefined) throw new ProblemError('not-found');
    reply.header('cache-control', 'public, max-age=300');
    return { ...head, publicKey: hub.keys.audit.publicKey };
  });
}
