import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { ImportStop } from '../import-problem.ts';

export type OldEntry = { readonly code: string; readonly text: string };

/**
 * The catalogue as it stands, line after line in the order of codes; nothing where there is none.
 *
 * @throws ImportStop when it is damaged: what stood before is never written over unread
 */
export async function* readOldCatalogue(path: string): AsyncGenerator<OldEntry, void, void> {
  if ((await stat(path).catch(() => undefined)) === undefined) return;
  let before = '';
  let line = 0;
  const lines = createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const text of lines) {
    line += 1;
    let code: unknown;
    try {
      code = JSON.parse(text).code;
    } catch {
      code = undefined;
    }
    if (typeof code !== 'string' || code <= before) {
      throw new ImportStop(
        `${path}, line ${line}, is damaged`,
        'Move that file away (it is not written over), then import again.',
      );
    }
    before = code;
    yield { code, text };
  }
}
