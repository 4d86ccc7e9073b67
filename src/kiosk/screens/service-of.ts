import type { ServiceDetails, ServiceFacts } from '../../domain/service/index.ts';
import type { Say } from './say.ts';

/** The service that is open, with its details once they are read. */
export interface OpenService {
  readonly facts: ServiceFacts;
  readonly details: ServiceDetails | undefined;
  readonly detailsMissing: boolean;
  readonly caseKey: string | undefined;
}

/** The open service; undefined when the content has none of that code (any more). */
export function findOpenService({ view }: Say): OpenService | undefined {
  const { service, details, caseKey } = view.context.resident;
  const facts = view.context.facts.content?.services.get(service ?? '');
  if (!facts) return undefined;
  return {
    facts,
    details: details.state === 'ready' ? details.details : undefined,
    detailsMissing: details.state === 'missing',
    caseKey,
  };
}
