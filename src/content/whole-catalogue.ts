import type { Catalogue, PublicService } from '../domain/service/index.ts';
import { appointmentOffer } from './appointments.ts';
import { boards } from './boards.ts';
import { emergencies } from './emergencies.ts';
import { feedbackGuide } from './feedback-categories.ts';
import { issuers } from './issuers.ts';
import { lifeEventsOf } from './life-events.ts';
import { listedServices } from './listed/index.ts';
import { notices } from './notices.ts';
import { places } from './places.ts';
import { registerSnapshotDate } from './register/register-facts.ts';
import { services as written } from './services/index.ts';

function catalogueOf(services: PublicService[], snapshotDate: string): Catalogue {
  return {
    snapshotDate,
    services,
    lifeEvents: lifeEventsOf(services),
    places,
    notices,
    feedback: feedbackGuide,
    appointments: appointmentOffer,
    issuers: [...issuers],
    emergencies: [...emergencies],
    boards: [...boards],
  };
}

/**
 * The starter catalogue in source form: what a first hub publishes. Every procedure that a resident
 * of Hanoi may need is in it: those we wrote whole, and of the others the facts of the register.
 */
export function starterContent(): Catalogue {
  return catalogueOf([...written, ...listedServices(written)], registerSnapshotDate);
}

/**
 * A catalogue of somebody's own: what they imported, and what we wrote whole in the place of what
 * has the same code. What the starter only lists is left to the import.
 */
export async function contentWith(
  imported: AsyncIterable<PublicService> | Iterable<PublicService>,
): Promise<Catalogue> {
  const own = new Set(written.map(({ code }) => code));
  const services = [...written];
  for await (const service of imported) if (!own.has(service.code)) services.push(service);
  const dates = services.map(({ source }) => source.snapshotDate).toSorted();
  return catalogueOf(services, dates.at(-1) ?? registerSnapshotDate);
}

/** A catalogue of what editors wrote; what no editor writes yet stands as the starter has it. */
export function catalogueFrom(
  services: readonly PublicService[],
  own: Partial<Pick<Catalogue, 'places' | 'notices' | 'emergencies'>>,
): Catalogue {
  const dates = services.map(({ source }) => source.snapshotDate).toSorted();
  return { ...catalogueOf([...services], dates.at(-1) ?? registerSnapshotDate), ...own };
}
