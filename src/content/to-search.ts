import type { SearchDocument } from '../domain/search/index.ts';
import type { PublicService } from '../domain/service/index.ts';

/** What search knows of a service of the catalogue: words to find it by, and no fee. */
export function toSearchDocument(service: PublicService): SearchDocument {
  return {
    code: service.code,
    title: service.name,
    shortTitle: service.shortName,
    summary: service.summary,
    keywords: service.search.keywords,
    aliases: service.search.aliases,
    field: service.field.vi,
    lifeEvents: service.lifeEvents,
    popularity: service.search.popularity,
    hanoi: true,
  };
}
