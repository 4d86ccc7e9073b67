import { expect, it } from 'vitest';
import { starterContent } from '../../../content/index.ts';
import { translationsOf } from '../../../domain/check/index.ts';
import { wordsFor } from '../../words/index.ts';
import { sayPath } from './say-path.ts';

const t = wordsFor('vi');

it('names the place of a text as its form does', () => {
  expect(sayPath(t, 'shortName')).toBe(t('editor.shortName'));
  expect(sayPath(t, 'steps.1')).toBe(`${t('editor.steps')} 2`);
  expect(sayPath(t, 'evidence.0.items.2.shortName')).toBe(
    `${t('editor.case')} 1 · ${t('editor.paper')} 3`,
  );
  expect(sayPath(t, 'source.name')).toBe(t('editor.sectionSource'));
  expect(sayPath(t, 'address.text')).toBe(t('editor.address'));
});

it('shows no member of a document by its own name', () => {
  const { services, places, notices } = starterContent();
  const written = services.filter(({ entry }) => entry === 'written');
  const paths = [...written, ...places, ...notices].flatMap((body) =>
    translationsOf(body, body).map(({ path }) => path),
  );
  expect(new Set(paths).size).toBeGreaterThan(20);
  const members = new Set(
    paths.flatMap((path) => path.split('.')).filter((step) => !/^\d/.test(step)),
  );
  const bare = [...new Set(paths)].filter((path) =>
    sayPath(t, path)
      .split(/[ ·]+/)
      .some((word) => members.has(word)),
  );
  expect(bare).toEqual([]);
});
