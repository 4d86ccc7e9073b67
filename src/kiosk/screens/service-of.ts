import type { LocalText } from '../../domain/basics/index.ts';
import type { ServiceDetails, ServiceFacts } from '../../domain/service/index.ts';
import type { OwnPapers } from '../guides/index.ts';
import type { Say } from './say.ts';

/** The service that is open, with its details once they are read. */
export interface OpenService {
  readonly facts: ServiceFacts;
  readonly details: ServiceDetails | undefined;
  readonly detailsMissing: boolean;
  readonly caseKey: string | undefined;
  /** Of the resident's own checklist: what to do and to ask. */
  readonly advice?: readonly LocalText[];
}

/** The resident's own checklist in the place of the papers of all cases. */
function detailsOfOwn(
  facts: ServiceFacts,
  details: ServiceDetails | undefined,
  own: OwnPapers,
): ServiceDetails {
  const { papers } = own;
  const evidence = papers.length > 0 ? [{ key: 'own', items: [...papers] }] : [];
  if (details) return { ...details, evidence };
  return {
    entry: 'register',
    code: facts.code,
    evidence,
    whoMayApply: [],
    steps: [],
    conditions: [],
    outputs: [],
    legalResources: [],
    related: [],
  };
}

/** The open service; undefined when the content has none of that code (any more). */
export function findOpenService({ view }: Say): OpenService | undefined {
  const { service, details, caseKey, ownPapers } = view.context.resident;
  const facts = view.context.facts.content?.services.get(service ?? '');
  if (!facts) return undefined;
  const read = details.state === 'ready' ? details.details : undefined;
  return {
    facts,
    details: ownPapers === undefined ? read : detailsOfOwn(facts, read, ownPapers),
    detailsMissing: details.state === 'missing' && ownPapers === undefined,
    caseKey: ownPapers === undefined ? caseKey : undefined,
    advice: ownPapers?.advice ?? [],
  };
}
