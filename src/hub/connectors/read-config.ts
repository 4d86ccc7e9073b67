import { err, ok, type Result } from '../../domain/basics/index.ts';
import { missingSecrets, readConfigFile } from '../sources/index.ts';
import { type ConnectorConfig, ConnectorFileSchema } from './connector-config.ts';

/** Reads `connectors.json`. A file that is not there is no connectors. */
export async function readConnectorFile(
  path: string,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<Result<readonly ConnectorConfig[], readonly string[]>> {
  const read = await readConfigFile(path, ConnectorFileSchema);
  if (!read.ok) return read;
  const connectors = read.value?.connectors ?? [];
  const missing = connectors.flatMap(({ name, request }) =>
    missingSecrets(name, request.headers, secrets),
  );
  return missing.length > 0 ? err(missing) : ok(connectors);
}
