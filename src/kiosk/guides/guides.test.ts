import { expect, it } from 'vitest';
import { starterGuides } from '../../content/index.ts';
import type { Answer } from '../../domain/guide/index.ts';
import { beginGuide, stepGuide } from './index.ts';
import type { GuidePlace } from './open-guide.ts';

const birth = starterGuides().find(({ id }) => id === 'birth');
if (!birth) throw new Error('the starter has a flow for birth');
const begin = beginGuide(birth, '2026-11-21');

const open = (place: GuidePlace) => ({ state: 'open', ...place, chosen: undefined }) as const;
const give = (place: GuidePlace, answer: Answer, isEdit = false): GuidePlace =>
  stepGuide({ ...open(place), step: { do: 'answer', answer, isEdit } });
const end = ['child', 'none', 'none', 61, 'cert', 'married', 'parent'].reduce<GuidePlace>(
  (place, answer) => give(place, answer),
  begin,
);

it('ends with papers that any slip can carry, and with what to ask', () => {
  expect(begin.papers).toBeUndefined();
  const names = end.papers?.papers.map(({ shortName }) => shortName.vi);
  expect(names).toContain('Giấy chứng sinh');
  expect(end.papers?.papers.every(({ note }) => !note)).toBe(true);
  expect(end.papers?.advice.map(({ vi }) => vi)).toContain(
    'Trường hợp của tôi có mất lệ phí không?',
  );
  expect(end.papers?.advice.every(({ vi, en }) => vi !== '' && en !== '')).toBe(true);
});

it('opens one answer again and comes straight back with the others (R43, R57)', () => {
  const edited = stepGuide({ ...open(end), step: { do: 'edit', question: 'q.who' } });
  expect(edited).toMatchObject({ said: 'parent', papers: undefined });
  const again = give(edited, 'other', true);
  expect(again.papers?.papers.map(({ shortName }) => shortName.vi)).toContain('Giấy ủy quyền');
  const given = stepGuide({ ...open(edited), step: { do: 'resume' } });
  expect(given.papers).toEqual(end.papers);
});

it('stays at the question when the answer is none of its answers, and goes back to what was said', () => {
  expect(give(begin, 'nobody').walk).toEqual(begin.walk);
  const second = give(begin, 'adult');
  const back = stepGuide({ ...open(second), step: { do: 'back' } });
  expect(back).toMatchObject({ said: 'adult', walk: { at: birth.start } });
});
