import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { wordsFor } from '../words/index.ts';
import { sayProblem } from './say-problem.ts';

const judge = join(import.meta.dirname, '../../hub/back-office/judge-answer.ts');

it.each(['vi', 'en'] as const)('says in words why an answer was not taken, in %s', (chosen) => {
  const t = wordsFor(chosen);
  const codes = [...readFileSync(judge, 'utf8').matchAll(/(?:return|nonsense\(|\?) ?'(\w+)'/g)]
    .map(([, code]) => code ?? '')
    .filter((code) => /^[a-z]+([A-Z][a-z]+)+$/.test(code));
  expect(codes.length).toBeGreaterThan(8);
  for (const code of codes) expect(sayProblem(t, code), code).toMatch(/ /);
  expect(sayProblem(t, 'http503')).toContain('503');
  expect(sayProblem(t, 'ofTomorrow')).toBe('ofTomorrow');
});
