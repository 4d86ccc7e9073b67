import type { PublicService } from '../service/index.ts';
import { error, type Finding } from './finding.ts';

/**
 * Services that a resident could not tell apart in a list: the same short name, or the same
 * summary, in a language.
 */
export function checkTwins(services: readonly PublicService[]): Finding[] {
  return (['shortName', 'summary'] as const).flatMap((field) =>
    (['vi', 'en'] as const).flatMap((language) => {
      const seen = new Map<string, string>();
      return services.flatMap((service) => {
        const text = service[field][language].toLocaleLowerCase('vi');
        const twin = seen.get(text);
        if (twin === undefined) seen.set(text, service.code);
        const where = `services.${service.code}.${field}.${language}`;
        return twin === undefined ? [] : [error('duplicate', where, `the same as ${twin}`)];
      });
    }),
  );
}
