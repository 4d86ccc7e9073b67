import { err, ok, type Result } from '../../domain/basics/index.ts';
import { missingSecrets, readConfigFile } from '../sources/index.ts';
import { type FeedConfig, FeedFileSchema } from './feed-config.ts';

/** Reads `feeds.json`. A file that is not there is no feeds. */
export async function readFeedFile(
  path: string,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<Result<readonly FeedConfig[], readonly string[]>> {
  const read = await readConfigFile(path, FeedFileSchema);
  if (!read.ok) return read;
  const feeds = read.value?.feeds ?? [];
  const missing = feeds.flatMap(({ name, request }) =>
    missingSecrets(name, request.headers, secrets),
  );
  return missing.length > 0 ? err(missing) : ok(feeds);
}
