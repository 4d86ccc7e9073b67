import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  cityRoles,
  consoleApi,
  DocumentIdSchema,
  DocumentKindSchema,
  documentBytesMax,
  ReviewDocumentSchema,
  SaveDocumentSchema,
  SendDocumentSchema,
  TranslationStateSchema,
  translationsPath,
  wordsPath,
} from '../../domain/api/console/index.ts';
import { hanoiMoment } from '../../domain/calendar/index.ts';
import { ProblemError, readBody, readShape } from '../http/index.ts';
import { needs, type Person } from '../people/index.ts';
import { inTransaction } from '../store/index.ts';
import { FlowExaminer } from './check-flow.ts';
import type { EditingHub } from './editing-hub.ts';
import { listTranslations } from './list-translations.ts';
import { listUses } from './list-uses.ts';
import { isShipped, listWords } from './list-words.ts';
import { Onlookers } from './onlookers.ts';
import { readableBuildings, requireReadable, requireWritable } from './own-buildings.ts';
import {
  findDocument,
  findRevision,
  listChanges,
  listDocuments,
  listHistory,
} from './read-documents.ts';
import { type ReviewError, reviewDocument, sendDocument, takeBack } from './review-document.ts';
import { type Save, saveDocument, type When } from './save-document.ts';

const ListQuery = z.strictObject({ kind: DocumentKindSchema });
const TranslationQuery = z.strictObject({ state: TranslationStateSchema });
const OnePath = z.strictObject({ kind: DocumentKindSchema, id: DocumentIdSchema });
const whole = z.string().check(z.regex(/^\d{1,6}$/));
const RevisionPath = z.strictObject({
  kind: DocumentKindSchema,
  id: DocumentIdSchema,
  revision: whole,
});
const RemoveQuery = z.strictObject({ revision: whole });

/** What editors write: everybody of the console reads it, editors save it. */
export function documentRoutes(app: FastifyInstance, hub: EditingHub): void {
  const { pool } = hub.store;
  const reads = { preHandler: needs(hub, ...cityRoles) };
  /** What a building has of its own is its editor's to read and to write. */
  const readsOwn = { preHandler: needs(hub, ...cityRoles, 'buildingEditor') };
  const edits = {
    preHandler: needs(hub, 'editor', 'buildingEditor'),
    // Beside the body: revision and member names.
    bodyLimit: documentBytesMax + 1024,
  };
  const path = `${consoleApi}documents/:kind/:id`;
  const onlookers = new Onlookers(hub.clock);
  const examiner = new FlowExaminer();
  app.addHook('onClose', () => examiner.close());

  app.get(`${consoleApi}documents`, readsOwn, async (request) => {
    const { kind } = readShape(request.query, ListQuery);
    return { rows: await listDocuments(pool, kind, readableBuildings(request.person, kind)) };
  });
  app.get(`${consoleApi}document-changes`, reads, async () => ({
    changes: await listChanges(pool),
  }));
  app.get(consoleApi + translationsPath, reads, async (request) => {
    const { state } = readShape(request.query, TranslationQuery);
    return listTranslations(pool, state);
  });
  app.get(consoleApi + wordsPath, reads, async () => ({
    rows: await listWords(pool, hub.frameWords),
  }));
  app.get(path, readsOwn, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    await requireReadable(pool, request.person, { kind, id });
    const found = await findDocument(pool, kind, id);
    if (found === undefined) throw new ProblemError('not-found');
    return found;
  });
  app.get(`${path}/history`, readsOwn, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    await requireReadable(pool, request.person, { kind, id });
    return { lines: await listHistory(pool, kind, id) };
  });
  app.get(`${path}/history/:revision`, readsOwn, async (request) => {
    const { kind, id, revision } = readShape(request.params, RevisionPath);
    await requireReadable(pool, request.person, { kind, id }, Number(revision));
    const found = await findRevision(pool, kind, id, Number(revision));
    if (found === undefined) throw new ProblemError('not-found');
    return { revision: Number(revision), body: found.body };
  });
  app.post(`${path}/looking`, readsOwn, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    await requireReadable(pool, request.person, { kind, id });
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
    await requireWritable(pool, request.person, place, body);
    return save({ ...place, revision, body }, request.person);
  });
  app.delete(path, edits, async (request) => {
    const place = readShape(request.params, OnePath);
    const { revision } = readShape(request.query, RemoveQuery);
    await requireWritable(pool, request.person, place);
    return save({ ...place, revision: Number(revision), body: null }, request.person);
  });

  app.get(`${path}/uses`, readsOwn, async (request) => {
    const { kind, id } = readShape(request.params, OnePath);
    await requireReadable(pool, request.person, { kind, id });
    return { uses: await listUses(pool, kind, id) };
  });
  app.post(`${path}/sent`, { preHandler: edits.preHandler }, async (request) => {
    const place = readShape(request.params, OnePath);
    await requireWritable(pool, request.person, place);
    const sent = readBody(request, SendDocumentSchema);
    const draft =
      place.kind === 'flow' || place.kind === 'word'
        ? await findRevision(pool, place.kind, place.id, sent.revision)
        : undefined;
    if (place.kind === 'word' && !isShipped(place.id, draft?.body ?? null, hub.frameWords)) {
      throw new ProblemError('conflict', { detail: 'The kiosk brings other words for it now.' });
    }
    const when = await whenOf(place, draft?.body ?? null);
    const done = await inTransaction(pool, (client) =>
      sendDocument(client, { ...place, ...sent }, request.person, when),
    );
    return done.ok ? { done: true } : refuse(done.error);
  });
  app.delete(`${path}/sent`, { preHandler: edits.preHandler }, async (request) => {
    const place = readShape(request.params, OnePath);
    await requireWritable(pool, request.person, place);
    const done = await inTransaction(pool, (client) => takeBack(client, place, request.person));
    return done.ok ? { done: true } : refuse(done.error);
  });
  app.post(`${path}/review`, { preHandler: needs(hub, 'approver') }, async (request) => {
    const place = readShape(request.params, OnePath);
    const said = readBody(request, ReviewDocumentSchema);
    const done = await inTransaction(pool, (client) =>
      reviewDocument(client, { ...place, ...said }, request.person, hub.clock()),
    );
    return done.ok ? { done: true } : refuse(done.error);
  });

  async function whenOf({ kind, id }: Pick<Save, 'kind' | 'id'>, body: unknown): Promise<When> {
    const nowMs = hub.clock();
    const today = hanoiMoment(nowMs).day;
    if (kind !== 'flow' || body === null) return { nowMs, today };
    return { nowMs, today, found: await examiner.examine(pool, id, body, today) };
  }

  async function save(what: Save, person: Person) {
    const when = await whenOf(what, what.body);
    const saved = await inTransaction(pool, (client) => saveDocument(client, what, person, when));
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

function refuse(error: ReviewError): never {
  switch (error.kind) {
    case 'notFound':
      throw new ProblemError('not-found');
    case 'editedMeanwhile':
      throw new ProblemError('edited-meanwhile', {
        extension: { revision: error.revision, editedBy: error.editedBy },
      });
    case 'isAuthor':
      throw new ProblemError('own-work');
    case 'hasErrors':
      throw new ProblemError('has-errors', { extension: { errors: error.errors } });
    case 'needsReason':
      throw new ProblemError('reason-needed', { extension: { warnings: error.warnings } });
    case 'notSent':
      throw new ProblemError('conflict', { detail: 'Nothing of it is sent.' });
  }
}
