import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import { type ConnectorConfig, ConnectorFileSchema } from './connector-config.ts';

/** Most places of a wrong file that are named. */
const issuesMax = 10;

/**
 * Reads `connectors.json`. A file that is not there is no connectors; a file that is wrong is told
 * whole, place by place, because a mapping that is half understood would lie to residents.
 */
export async function readConnectorFile(
  path: string,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<Result<readonly ConnectorConfig[], readonly string[]>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ok([]);
    return err([`cannot be read (${error instanceof Error ? error.message : 'unknown reason'})`]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return err([`is not JSON: ${error instanceof Error ? error.message : ''}`]);
  }
  const parsed = ConnectorFileSchema.safeParse(json);
  if (!parsed.success) {
    return err(
      parsed.error.issues
        .slice(0, issuesMax)
        .map(({ path: at, message }) => `${at.join('.') || 'file'}: ${message}`),
    );
  }
  const missing = parsed.data.connectors.flatMap(({ name, request }) =>
    Object.entries(request.headers)
      .filter(([, value]) => value.startsWith('env:') && !secrets[value.slice(4)])
      .map(
        ([header, value]) => `${name}: header ${header} wants ${value.slice(4)}, which is not set`,
      ),
  );
  return missing.length > 0 ? err(missing) : ok(parsed.data.connectors);
}
