import type { Fact } from './fact.ts';
import { howLongFact } from './how-long-fact.ts';
import { howMuchFact } from './how-much-fact.ts';
import type { ServiceDetails, ServiceFacts } from './public-service.ts';
import { whatToBringFact } from './what-to-bring-fact.ts';
import { whereFact } from './where-fact.ts';

/**
 * The four facts of a service in the order of the screen and the slip (requirements B2).
 * Without details what to bring is not known yet, and is left out rather than guessed.
 */
export function summaryFacts(
  facts: ServiceFacts,
  details?: ServiceDetails,
  caseKey?: string,
): readonly Fact[] {
  const three = [whereFact(facts), howLongFact(facts), howMuchFact(facts)];
  return details ? [...three, whatToBringFact(details, caseKey)] : three;
}
