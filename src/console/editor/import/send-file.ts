import * as z from 'zod/mini';
import {
  consoleApi,
  consoleProblemCode,
  DoneAnswerSchema,
  importPaths,
  SheetHeadSchema,
  type SheetHeadView,
} from '../../../domain/api/console/index.ts';
import { err, ok, type Result } from '../../../domain/basics/index.ts';
import type { LinkProblem } from '../../link/index.ts';

/** Sends a file to an import that waits for one; undefined when it has arrived. */
export async function sendFile(id: string, file: Blob): Promise<LinkProblem | undefined> {
  const sent = await putBytes(importPaths.file(id), file, DoneAnswerSchema);
  return sent.ok ? undefined : sent.error;
}

/** The first rows of a sheet, as the hub reads them; nothing of the file is kept there. */
export function askHead(file: Blob, sheet: number): Promise<Result<SheetHeadView, LinkProblem>> {
  return putBytes(importPaths.head(sheet), file, SheetHeadSchema);
}

async function putBytes<T>(
  path: string,
  file: Blob,
  schema: z.core.$ZodType<T>,
): Promise<Result<T, LinkProblem>> {
  let response: Response;
  try {
    response = await fetch(consoleApi + path, {
      method: 'PUT',
      credentials: 'same-origin',
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    return err({ kind: 'unreachable' });
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const read = z.safeParse(schema, answer);
  if (response.ok && read.success) return ok(read.data);
  const code = consoleProblemCode(answer);
  return err(code === undefined ? { kind: 'unreachable' } : { kind: 'refused', code, detail: '' });
}
