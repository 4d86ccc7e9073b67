import { join } from 'node:path';
import { type ConnectorConfig, readConnectorFile } from '../../hub/index.ts';
import { CommandFailure } from './steps.ts';

/** Where the connectors of a hub stand, unless said otherwise. */
export function connectorFile(state: string): string {
  return join(state, 'connectors.json');
}

/** @throws CommandFailure that names every place that is wrong. */
export async function loadConnectors(path: string): Promise<readonly ConnectorConfig[]> {
  const read = await readConnectorFile(path, process.env);
  if (read.ok) return read.value;
  throw new CommandFailure(
    `${path} is no sound list of connectors:\n    ${read.error.join('\n    ')}`,
    'docs/connectors.md has the format; `motcham connectors check FILE` tries it.',
  );
}
