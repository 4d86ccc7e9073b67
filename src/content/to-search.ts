import type { SearchDocument } from '../domain/search/index.ts';
import type { PublicService } from '../domain/service/index.ts';
import { catalogueToSearch, waysOf } from './catalogue-to-search.ts';
import { procedureKnowledge } from './lexicon/index.ts';

const registerLevels = { ward: 'xa', city: 'tinh', ministry: 'bo', other: 'khac' } as const;

/** What search knows of a service of the catalogue: words to find it by, and no fee. */
export function toSearchDocument(service: PublicService): SearchDocument {
  if (service.entry === 'register') {
    const found = catalogueToSearch(
      {
        code: service.code,
        name: service.officialName,
        field: service.field.vi,
        keywords: service.search.keywords.join(';'),
        levels: service.competentAuthority.map(({ level }) => registerLevels[level]),
      },
      procedureKnowledge,
    );
    // What editors taught it beside the register: synonyms of residents.
    const elsewhere = service.spatial === 'elsewhere';
    return {
      ...found,
      aliases: [...new Set([...found.aliases, ...service.search.aliases])],
      hanoi: found.hanoi && !elsewhere,
      elsewhere,
    };
  }
  return {
    code: service.code,
    title: service.name,
    shortTitle: service.shortName,
    summary: service.summary,
    keywords: service.search.keywords,
    aliases: [...new Set([...service.search.aliases, ...waysOf(service.code, procedureKnowledge)])],
    field: service.field.vi,
    lifeEvents: service.lifeEvents,
    popularity: service.search.popularity,
    hanoi: true,
  };
}
