import {
  consoleApi,
  consoleProblemCode,
  DoneAnswerSchema,
  importPaths,
} from '../../../domain/api/console/index.ts';
import type { LinkProblem } from '../../link/index.ts';

/** Sends a file to an import that waits for one; undefined when it has arrived. */
export async function sendFile(id: string, file: Blob): Promise<LinkProblem | undefined> {
  let response: Response;
  try {
    response = await fetch(consoleApi + importPaths.file(id), {
      method: 'PUT',
      credentials: 'same-origin',
      redirect: 'error',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    return { kind: 'unreachable' };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && DoneAnswerSchema.safeParse(answer).success) return undefined;
  const code = consoleProblemCode(answer);
  return code === undefined ? { kind: 'unreachable' } : { kind: 'refused', code, detail: '' };
}
