import { expect, it } from 'vitest';
import { auditActs } from '../../domain/api/console/index.ts';
import { wordsFor } from '../words/index.ts';
import { sayAct } from './say-act.ts';

it('says every act in words of its own, in both languages, and an unknown one as it stands', () => {
  for (const language of ['vi', 'en'] as const) {
    const said = auditActs.map((act) => sayAct(wordsFor(language), act));
    expect(new Set(said).size).toBe(auditActs.length);
    for (const words of said) expect(words).not.toMatch(/[a-z]\.[a-z]/);
  }
  expect(sayAct(wordsFor('vi'), 'people.unheard')).toBe('people.unheard');
});
