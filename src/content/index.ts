import type { Catalogue } from '../domain/service/index.ts';
import { appointmentOffer } from './appointments.ts';
import { feedbackGuide } from './feedback-categories.ts';
import { lifeEventsOf } from './life-events.ts';
import { listedServices } from './listed/index.ts';
import { notices } from './notices.ts';
import { places } from './places.ts';
import { registerSnapshotDate } from './register/register-facts.ts';
import { services as written } from './services/index.ts';

export { catalogueToSearch } from './catalogue-to-search.ts';
export { checkContent, type Finding, type FindingCode } from './check.ts';
export { procedureKnowledge, starterLexicon } from './lexicon/index.ts';
export { type ContentSection, toSections } from './sections.ts';
export { toSearchDocument } from './to-search.ts';

/**
 * The starter catalogue in source form: what a first hub publishes. Every procedure that a resident
 * of Hanoi may need is in it: those we wrote whole, and of the others the facts of the register.
 */
export function starterContent(): Catalogue {
  const services = [...written, ...listedServices(written)];
  return {
    snapshotDate: registerSnapshotDate,
    services,
    lifeEvents: lifeEventsOf(services),
    places,
    notices,
    feedback: feedbackGuide,
    appointments: appointmentOffer,
  };
}
