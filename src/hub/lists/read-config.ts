import { err, ok, type Result } from '../../domain/basics/index.ts';
import { missingSecrets, readConfigFile } from '../sources/index.ts';
import { type ListConfig, ListFileSchema } from './list-config.ts';

/** Reads `lists.json`. A file that is not there is no lists. */
export async function readListFile(
  path: string,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<Result<readonly ListConfig[], readonly string[]>> {
  const read = await readConfigFile(path, ListFileSchema);
  if (!read.ok) return read;
  const lists = read.value?.lists ?? [];
  const missing = lists.flatMap(({ name, request }) =>
    request ? missingSecrets(name, request.headers, secrets) : [],
  );
  return missing.length > 0 ? err(missing) : ok(lists);
}
