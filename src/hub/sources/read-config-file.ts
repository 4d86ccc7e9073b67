import { readFile } from 'node:fs/promises';
import type * as z from 'zod/mini';
import { err, ok, type Result } from '../../domain/basics/index.ts';

/** Most places of a wrong file that are named. */
const issuesMax = 10;

/**
 * Reads a configuration in JSON; undefined when there is no such file. A file that is wrong is told
 * whole, place by place, because a mapping that is half understood would lie to residents.
 */
export async function readConfigFile<T extends z.ZodMiniType>(
  path: string,
  schema: T,
): Promise<Result<z.infer<T> | undefined, readonly string[]>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok(undefined);
    return err([`cannot be read (${error instanceof Error ? error.message : 'unknown reason'})`]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err([`is not JSON: ${error instanceof Error ? error.message : ''}`]);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues
      .slice(0, issuesMax)
      .map(({ path: at, message }) => `${at.join('.') || 'file'}: ${message}`),
  );
}
