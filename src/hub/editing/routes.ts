import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  consoleApi,
  DocumentIdSchema,
  DocumentKindSchema,
  documentBytesMax,
  SaveDocumentSchema,
} from '../../domain/api/console/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import type { HubContext } from '../context.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, type Person } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import { Onlookers } from './onlookers.ts';
import {
  findDocument,
  findRevision,
  listChanges,
  listDocuments,
  listHistory,
} from './read-documents.ts';
import { type Save, saveDocument } from './save-document.ts';

const ListQuery = z.strictObject({ kind: DocumentKindSchema });
const OnePath = z.strictObject({ kind: DocumentKindSchema, id: DocumentIdSchema });
const whole = z.string().check(z.regex(/^\d{1,6}$/));
const RevisionPath = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  revision: whole,
});
const RemoveQuery = z.strictObject({ revision: whole });

/** What editors write: everybody of the console reads it, editors save it. */
export function documentRoutes(app: FastifyInstance, hub: HubContext): void {
  const { pool } = hub.store;
  const reads = { preHandler: needs(hub, 'viewer', 'editor', 'approver', 'operator', 'auditor') };
  const edits = {
    preHandler: needs(hub, 'editor'),
    // Beside the body: revision and member names.
    bodyLimit: documentBytesMax + 1024,
  };
  const path = `${consoleApi}documents/:kind/:id`;
  const onlookers = new Onlookers(hub.clock);

  app.get(`${consoleApi}documents`, reads, async (request) => {
    const { kind } = readShape(request.query, ListQuery);
    return { rows: await listDocuments(pool, kind) };
  });
  app.get(`${consoleApi}document-changes`, reads, async () => ({
    changes: await listChanges(pool),
  }));
  app.get(path, reads, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    const found = await findDocument(pool, kind, id);
    if (found === undefined) throw new ProblemError('not-found');
    return found;
  });
  app.get(`${path}/history`, reads, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    return { lines: await listHistory(pool, kind, id) };
  });
  app.get(`${path}/history/:revision`, reads, async (request) => {
    const { kind, id, revision } = readShape(request.params, RevisionPath);
    const found = await findRevision(pool, kind, id, Number(revision));
    if (found === undefined) throw new ProblemError('not-found');
    return { revision: Number(revision), body: found.body };
  });
  app.post(`${path}/looking`, reads, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    const { rows } = await pool.query<{ revision: number }>(
      'select revision from documents where kind = $1 and id = $2',
      [kind, id],
    );
    return {
      others: onlookers.look(`${kind}/${id}`, request.person),
      revision: rows[0]?.revision ?? 0,
    };
  });
  app.put(path, edits, async (request) => {
    const place = readShape(request.params, OnePath);
    const { revision, body } = readBody(request, SaveDocumentSchema);
    if (body === null || typeof body !== 'object') throw new ProblemError('bad-request');
    return save({ ...place, revision, body }, request.person);
  });
  app.delete(path, edits, async (request) => {
    const place = readShape(request.params, OnePath);
    const { revision } = readShape(request.query, RemoveQuery);
    return save({ ...place, revision: Number(revision), body: null }, request.person);
  });

  async function save(what: Save, person: Person) {
    const nowMs = hub.clock();
    const saved = await inTransaction(pool, (client) =>
      saveDocument(client, what, person, { nowMs, today: hanoiMoment(nowMs).day }),
    );
    if (saved.ok) return saved.value;
    const { error } = saved;
    switch (error.kind) {
      case 'editedMeanwhile':
        throw new ProblemError('edited-meanwhile', {
          extension: { revision: error.revision, editedBy: error.editedBy },
        });
      case 'tooLarge':
        throw new ProblemError('too-large');
      case 'tooMany':
        throw new ProblemError('conflict', { detail: 'There are as many as there may be.' });
      case 'notJson':
        throw new ProblemError('bad-request');
    }
  }
}
