import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { first } from './first.ts';
import { sayFirst } from './first-words.ts';
import type { Words } from './typed-key.ts';
import { vi as allGroups } from './vi/index.ts';
import { loadWords, wordsFor } from './words-for.ts';

/** The screens and parts of the first file (screens/registry.ts). */
const firstFiles = [
  'screens/attract.tsx',
  'screens/between.tsx',
  'screens/dates.ts',
  'screens/frame-views.ts',
  'screens/home.tsx',
  'screens/kiosk-screen.tsx',
  'screens/overlays.tsx',
  'screens/weekday-words.ts',
];

it('has every word that the first file says', () => {
  const groups = new Set<string>();
  for (const file of firstFiles) {
    const source = readFileSync(join(import.meta.dirname, '..', file), 'utf8');
    for (const [, group] of source.matchAll(/['`]([a-z]+)\.[a-zA-Z]\w*['`$]/g)) {
      if (group !== undefined && group in allGroups) groups.add(group);
    }
  }
  expect(groups.size).toBeGreaterThan(0);
  expect([...groups].filter((group) => !(group in first))).toEqual([]);
});

it('speaks Vietnamese until every language is here, then the one that was asked for', async () => {
  expect(wordsFor('en')('common.back')).toBe('Quay lại');
  await loadWords();
  expect(wordsFor('en')('common.back')).toBe('Back');
  expect(wordsFor('vi')('search.title')).toBe('Tìm thủ tục');
});

it('says every first word as the whole of the words does, values and all', async () => {
  await loadWords();
  // Keys by name: what a screen may not write, a test of all of them may.
  type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;
  const [early, late] = [sayFirst, wordsFor('vi') as Words] as unknown as readonly [Say, Say];
  for (const [group, texts] of Object.entries(first)) {
    for (const [name, text] of Object.entries(texts as Readonly<Record<string, string>>)) {
      const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, value]) => value ?? '');
      const values = Object.fromEntries(names.map((value, at) => [value, at === 0 ? 3 : '<b>$&']));
      const key = `${group}.${name}`;
      const said = names.length > 0 ? early(key, values) : early(key);
      expect(said, key).toBe(names.length > 0 ? late(key, values) : late(key));
      expect(said).not.toContain('{{');
    }
  }
});
