import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  BeginImportSchema,
  consoleApi,
  DecideImportSchema,
  IdSchema,
  importFileBytesMax,
  SheetQuerySchema,
} from '../../../domain/api/console/index.ts';
import { ProblemError, readBody, readShape } from '../../http/index.ts';
import { needs } from '../../people/index.ts';
import type { EditingHub } from '../editing-hub.ts';
import { Imports } from './imports.ts';
import { findRecord, listImports, listRecords, listUndecided } from './read-imports.ts';
import { TooLongFile } from './received-file.ts';
import { listMaps } from './sheet-maps.ts';

/** Decisions over more records than these go on behind the answer. */
const atOnceMax = 20;

const OnePath = z.strictObject({ id: IdSchema });
const RecordPath = z.strictObject({
  id: IdSchema,
  place: z.string().check(z.regex(/^\d{1,6}$/)),
});

/** Files of procedures: read record by record, taken field by field. */
export function importRoutes(app: FastifyInstance, hub: EditingHub): void {
  const { pool } = hub.store;
  const imports = new Imports(hub.store, hub.readers, hub.clock, hub.log);
  const edits = { preHandler: needs(hub, 'editor') };
  const base = `${consoleApi}imports`;
  app.addHook('onClose', () => imports.close());

  app.get(base, edits, async () => ({ imports: await listImports(pool, hub.clock()) }));
  app.post(base, edits, async (request) => {
    const { fileName, snapshotDate, columnMap } = readBody(request, BeginImportSchema);
    return { id: await imports.begin(request.person, { fileName, snapshotDate, columnMap }) };
  });
  app.get(`${base}/:id/records`, edits, async (request) => {
    const { id } = readShape(request.params, OnePath);
    const rows = await listRecords(pool, id);
    if (rows === undefined) throw new ProblemError('not-found');
    return { rows: [...rows] };
  });
  app.get(`${base}/:id/records/:place`, edits, async (request) => {
    const { id, place } = readShape(request.params, RecordPath);
    const found = await findRecord(pool, id, Number(place));
    if (found === undefined) throw new ProblemError('not-found');
    return found;
  });
  app.post(`${base}/:id/decisions`, edits, async (request) => {
    const { id } = readShape(request.params, OnePath);
    const { decision, places, fields, send } = readBody(request, DecideImportSchema);
    if (fields !== undefined && (places === 'all' || places.length !== 1)) {
      throw new ProblemError('bad-request');
    }
    if (decision === 'leave') {
      return { done: await imports.leave(id, places), isRunning: false, refused: [] };
    }
    const named = places === 'all' ? await listUndecided(pool, id) : places;
    if (named.length <= atOnceMax) {
      const taken = await imports.take(id, named, { fields, send }, request.person);
      return { ...taken, isRunning: false };
    }
    if (!(await imports.takeBehind(id, named, { send }, request.person))) {
      throw new ProblemError('conflict', { detail: 'It is not read yet, or others are taken.' });
    }
    return { done: 0, isRunning: true, refused: [] };
  });
  // A file is bytes, and only here.
  app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) =>
      done(null, payload),
    );
    scope.put(`${base}/:id/file`, { ...edits, bodyLimit: importFileBytesMax }, async (request) => {
      const { id } = readShape(request.params, OnePath);
      const told = Number(request.headers['content-length'] ?? Number.NaN);
      const ended = await imports.upload(id, request.body as Readable, told);
      if (ended === 'tooLong') throw new ProblemError('too-large');
      if (ended === 'notAwaited') {
        throw new ProblemError('conflict', { detail: 'No import waits for a file.' });
      }
      return { done: true };
    });
    const looks = { ...edits, bodyLimit: importFileBytesMax };
    scope.put(`${base}/head`, looks, async (request) => {
      const { sheet } = readShape(request.query, SheetQuerySchema);
      // The name says nothing that the bytes do not say: what is text and no JSON is a CSV.
      const read = imports.headOf(request.body as Readable, 'file.csv', Number(sheet));
      const looked = await read.catch((error: unknown) => {
        throw error instanceof TooLongFile ? new ProblemError('too-large') : error;
      });
      return { ...looked, earlier: [...(await listMaps(pool))] };
    });
  });
}
