import type { Catalogue, PublicService } from '../domain/service/index.ts';
import { appointmentOffer } from './appointments.ts';
import { boards } from './boards.ts';
import { buildings } from './buildings.ts';
import { emergencies } from './emergencies.ts';
import { feedbackGuide } from './feedback-categories.ts';
import { issuers } from './issuers.ts';
import { leaflets } from './leaflets.ts';
import { lifeEventsOf } from './life-events.ts';
import { listedServices } from './listed/index.ts';
import { notices } from './notices.ts';
import { places } from './places.ts';
import { registerSnapshotDate } from './register/register-facts.ts';
import { seasons } from './seasons.ts';
import { services as written } from './services/index.ts';

/** Without links to procedures that this catalogue has not: somebody's own may have others. */
function withKnown<T extends { readonly services: readonly string[] }>(
  list: readonly T[],
  services: readonly PublicService[],
): T[] {
  const codes = new Set(services.map(({ code }) => code));
  return list.map((one) => ({ ...one, services: one.services.filter((code) => codes.has(code)) }));
}

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
    seasons: withKnown(seasons, services),
    leaflets: withKnown(leaflets, services),
    buildings: [...buildings],
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
  own: Partial<
    Pick<
      Catalogue,
      'places' | 'notices' | 'emergencies' | 'seasons' | 'leaflets' | 'buildings' | 'boards'
    >
  >,
): Catalogue {
  const dates = services.map(({ source }) => source.snapshotDate).toSorted();
  return { ...catalogueOf([...services], dates.at(-1) ?? registerSnapshotDate), ...own };
}
