import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { starterContent } from '../../content/index.ts';
import { pictogramNames } from './pictogram-names.ts';

const sprite = readFileSync(new URL('./pictograms.svg', import.meta.url), 'utf8');
const drawn = [...sprite.matchAll(/<symbol id="(\w+)"/g)].map(([, name]) => name);

test('every name has one drawing and every drawing a name', () => {
  expect([...drawn].sort()).toEqual([...pictogramNames].sort());
});

test('everything that content may ask for is drawn', () => {
  const names: readonly string[] = pictogramNames;
  const content = starterContent();
  const asked = [
    ...content.services.flatMap((one) => [
      one.pictogram,
      ...one.evidence.flatMap(({ items }) => items.map((paper) => paper.pictogram)),
    ]),
    ...content.lifeEvents.map((one) => one.pictogram),
    ...content.notices.map((one) => one.pictogram),
    ...content.feedback.categories.map((one) => one.pictogram),
  ];
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((name) => !names.includes(name))).toEqual([]);
});

test('drawings bring no styles and no code: the CSP of the page would refuse them', () => {
  expect(sprite).not.toMatch(/style=|<style|<script|on\w+=|href=/);
});
