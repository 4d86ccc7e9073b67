import { readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type PageReadiness, PageReadinessSchema } from '../domain.ts';

const nothing: PageReadiness = { lines: [] };
const pathIn = (stateDirectory: string) => join(stateDirectory, 'readiness.json');

/** What page and staff found when they last looked; nothing when they never did. */
export function readKept(stateDirectory: string): PageReadiness {
  try {
    return PageReadinessSchema.parse(JSON.parse(readFileSync(pathIn(stateDirectory), 'utf8')));
  } catch {
    // Not there, torn, or of another version: a look at the machine is made anew in three minutes.
    return nothing;
  }
}

/** Keeps it, whole or not at all. */
export async function keepLines(stateDirectory: string, found: PageReadiness): Promise<void> {
  const path = pathIn(stateDirectory);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(JSON.stringify(found));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}
