import * as z from 'zod/mini';
import type { DeskNames } from '../../domain/api/console/index.ts';
import { appointmentOfferSchema, placeSchema } from '../../domain/service/index.ts';
import type { Store } from '../store/index.ts';
import { hashesIn, readManifest, readSections } from './published-sections.ts';
import { ServiceNames } from './service-names.ts';

/** Of an offer only its subjects are needed. */
const OfferSchema = z.pick(appointmentOfferSchema, { fields: true });

/** What keys in requests are called in the newest content, read once a version. */
export class PublishedDeskNames {
  readonly #store: Store;
  readonly #services: ServiceNames;
  #version = 0;
  #places: DeskNames = {};

  constructor(store: Store) {
    this.#store = store;
    this.#services = new ServiceNames(store);
  }

  /** Names of these keys: services, places and subjects; what is not published has none. */
  async read(keys: Iterable<string | null>): Promise<DeskNames> {
    const services = new Map((await this.#services.read()).map(({ code, name }) => [code, name]));
    const places = await this.#readPlaces();
    const names: Record<string, DeskNames[string]> = {};
    for (const key of keys) {
      if (key === null) continue;
      const service = services.get(key);
      const name = service === undefined ? places[key] : { vi: service, en: service };
      if (name !== undefined) names[key] = name;
    }
    return names;
  }

  async #readPlaces(): Promise<DeskNames> {
    const manifest = await readManifest(this.#store);
    if (manifest === undefined || manifest.version === this.#version) return this.#places;
    const { version, document } = manifest;
    const [places] = await readSections(this.#store, hashesIn(document, 'places'));
    const [offer] = await readSections(this.#store, hashesIn(document, 'appointments'));
    const read = z.array(placeSchema).safeParse(places);
    const subjects = OfferSchema.safeParse(offer);
    this.#places = Object.fromEntries(
      [...(read.data ?? []), ...(subjects.data?.fields ?? [])].map(({ key, name }) => [
        key,
        { vi: name.vi, en: name.en },
      ]),
    );
    this.#version = version;
    return this.#places;
  }
}
