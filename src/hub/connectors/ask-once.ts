import type { LookUpQuery } from '../../domain/api/index.ts';
import { httpSource } from './ask-source.ts';
import type { ConnectorConfig } from './connector-config.ts';
import { connectorFor } from './covers.ts';
import type { Said } from './read-answer.ts';

/** What came of one question, for the person who writes a mapping. */
export interface AskedOnce {
  /** Null when none covers the code. */
  readonly connector: string | null;
  readonly said: Said | null;
  /** Why there is no answer: the place in the answer that could not be read, or what went wrong. */
  readonly failure: string | null;
  readonly ms: number;
}

/** Asks the source that covers a code once: no cache, no rest. For trying a mapping by hand. */
export async function askOnce(
  configs: readonly ConnectorConfig[],
  query: LookUpQuery,
  secrets: Readonly<Record<string, string | undefined>>,
): Promise<AskedOnce> {
  const config = connectorFor(
    configs.map((one) => ({ config: one })),
    query,
  )?.config;
  if (config === undefined) return { connector: null, said: null, failure: null, ms: 0 };
  const began = performance.now();
  const said = await httpSource(secrets)(config, query);
  const ms = Math.round(performance.now() - began);
  const { name: connector } = config;
  return said.ok
    ? { connector, said: said.value, failure: null, ms }
    : { connector, said: null, failure: said.error, ms };
}
