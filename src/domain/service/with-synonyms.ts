import { findableMax, type PublicService } from './public-service.ts';

/** Words that residents say and a service does not; the same shape as the documents of editors. */
interface Synonym {
  readonly words: string;
  readonly service: string;
}

/**
 * The same services, with each synonym among the ways to ask for its service. A synonym of a
 * service that is not there is left out; so is what a service has no room for.
 */
export function withSynonyms<S extends Pick<PublicService, 'code' | 'search'>>(
  services: readonly S[],
  synonyms: readonly Synonym[],
): readonly S[] {
  const words = new Map<string, string[]>();
  for (const { words: own, service } of synonyms) {
    words.set(service, [...(words.get(service) ?? []), own]);
  }
  return services.map((service) => {
    const added = words.get(service.code);
    if (added === undefined) return service;
    const aliases = [...new Set([...service.search.aliases, ...added])].slice(0, findableMax);
    return { ...service, search: { ...service.search, aliases } };
  });
}
