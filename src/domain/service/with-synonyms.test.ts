import { expect, it } from 'vitest';
import { withSynonyms } from './with-synonyms.ts';

const service = (code: string, aliases: string[] = []) => ({
  code,
  search: { keywords: [], aliases, popularity: 0 },
});

it('puts each synonym once to its service, and leaves the others as they are', () => {
  const services = [service('1.001193', ['khai sanh']), service('1.004194')];
  const synonyms = [
    { words: 'giay khai sanh', service: '1.001193' },
    { words: 'khai sanh', service: '1.001193' },
    { words: 'o nho', service: '9.999999' },
  ];
  const [birth, other] = withSynonyms(services, synonyms);
  expect(birth?.search.aliases).toEqual(['khai sanh', 'giay khai sanh']);
  expect(other).toBe(services[1]);
});

it('never makes a service that its schema refuses', () => {
  const synonyms = Array.from({ length: 90 }, (_, n) => ({ words: `tu ${n}`, service: 'a' }));
  expect(withSynonyms([service('a')], synonyms)[0]?.search.aliases).toHaveLength(60);
});
