import type { LookUpQuery } from '../../domain/api/index.ts';
import type { ConnectorConfig } from './connector-config.ts';

/** The connector that answers for a code: the one whose cover is the longest, first in the file. */
export function connectorFor<T extends { readonly config: ConnectorConfig }>(
  connectors: readonly T[],
  query: LookUpQuery,
): T | undefined {
  let best: { readonly connector: T; readonly length: number } | undefined;
  for (const connector of connectors) {
    const length = coveredLength(connector.config, query);
    if (length !== undefined && length > (best?.length ?? -1)) best = { connector, length };
  }
  return best?.connector;
}

function coveredLength(config: ConnectorConfig, query: LookUpQuery): number | undefined {
  if (config.kind !== query.kind) return undefined;
  const { covers } = config;
  if (query.kind === 'product') {
    // Behind the indicator digit; GTIN-8 has its prefix in its own first digits.
    const number = query.gtin.startsWith('000000') ? query.gtin.slice(6) : query.gtin.slice(1);
    if (covers.length === 0) return 0;
    return longest(covers.filter((prefix) => number.startsWith(prefix)));
  }
  // Both orders of levels (domain.md §3.5): `000.00.12.H26` names H26, `H26.17.45` names its parts.
  const agency = /[A-Z]\d{2}(?:\.\d{1,3})*(?=-)/.exec(query.code)?.[0] ?? '';
  return longest(covers.filter((cover) => agency === cover || agency.startsWith(`${cover}.`)));
}

function longest(covers: readonly string[]): number | undefined {
  return covers.length === 0 ? undefined : Math.max(...covers.map((cover) => cover.length));
}
