import { describe, expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { checkGuide, type Flow, flowOn, walkThroughs } from '../../../domain/guide/index.ts';
import { runCheck } from '../check/run-check.ts';
import { marksOf, selectedOf } from './marks.ts';
import { newFlow } from './new-flow.ts';
import { placeOf } from './place-of.ts';
import { hanoiDay } from './today.ts';
import { beginTryOut, trailOf, tryAnswer, tryBack, tryEdit, tryOutAt, viewOf } from './try-out.ts';

const today = '2026-11-22';
const flows = starterGuides();
const birth = flows.find(({ id }) => id === 'birth') as Flow;

function withGap(): Flow {
  const flow = structuredClone(birth);
  const state = flow.states['q.for'];
  if (state && state.kind !== 'outcome') {
    state.next = [{ when: { eq: ['for', 'child'] }, to: state.next[0]?.to ?? '' }];
  }
  return flow;
}

test('a finding marks its question and its line, and the simulator opens where it shows', () => {
  const flow = withGap();
  const { report } = runCheck({ flow, published: birth, today }, () => 0);
  const gap = report.findings.find(({ code }) => code === 'GAP');
  if (!gap?.witness) throw new Error('the gap was not found');
  expect(selectedOf(flow, gap)).toMatchObject({ kind: 'state', id: 'q.for' });
  expect(marksOf(flow, report.findings).states.get('q.for')).toBe('error');
  const now = tryOutAt(flowOn(flow, today), gap.witness);
  expect(now.stuck).toEqual({ state: 'q.for', answer: gap.witness.at(-1)?.answer });
});

test('names with dots are found: the longest that is there', () => {
  const [list = ''] = Object.keys(birth.lists ?? {});
  expect(placeOf(birth, 'states.q.for.next.1.when')).toEqual({
    kind: 'state',
    id: 'q.for',
    route: 1,
  });
  expect(placeOf(birth, `lists.${list}.2.when`)).toEqual({ kind: 'list', id: list, line: 2 });
  expect(placeOf(birth, 'texts.en.q.for.title')).toMatchObject({ kind: 'state', id: 'q.for' });
  expect(placeOf(birth, 'vars.for')).toEqual({ kind: 'state', id: 'q.for' });
  expect(placeOf(birth, 'states.constructor')).toEqual({ kind: 'flow' });
});

describe.each(flows.map((flow) => ({ id: flow.id, flow: flowOn(flow, today) })))(
  '$id',
  ({ flow }) => {
    test('is walked to every outcome and paper that the checker says can be reached', () => {
      for (const { steps, goal } of walkThroughs(flow)) {
        const now = tryOutAt(flow, steps);
        const view = viewOf(flow, now);
        expect(view.now).toMatchObject({ at: 'outcome', state: goal.outcome });
        expect(trailOf(now.walk).size).toBe(steps.length);
        if ('item' in goal && view.now.at === 'outcome') {
          expect(view.now.lines.map(({ id }) => id)).toContain(goal.item);
        }
      }
    });

    test('back and change keep what was said', () => {
      const [walk] = walkThroughs(flow).filter(({ steps }) => steps.length > 1);
      if (!walk) return;
      const end = tryOutAt(flow, walk.steps);
      const before = tryBack(end);
      expect(before.walk.at).toBe(walk.steps.at(-1)?.state);
      const again = tryAnswer(flow, before, walk.steps.at(-1)?.answer ?? '');
      expect(again.walk).toEqual(end.walk);
      expect(viewOf(flow, tryEdit(end, walk.steps[0]?.state ?? '')).now).toMatchObject({
        at: 'question',
        said: walk.steps[0]?.answer,
      });
    });
  },
);

test('a way that leads to nothing is told, not walked', () => {
  const flow = structuredClone(birth);
  const state = flow.states['q.for'];
  if (state && state.kind !== 'outcome') state.next = [{ to: 'q.nowhere' }];
  const now = tryAnswer(flow, beginTryOut(flow), 'child');
  expect(viewOf(flow, now).now).toEqual({ at: 'nowhere', state: 'q.nowhere' });
  const answer = runCheck({ flow, published: birth, today }, () => 0);
  expect(answer.table).toBeUndefined();
  expect(answer.report.findings.some(({ code }) => code === 'REF')).toBe(true);
});

test('a new flow lacks words, and nothing worse', () => {
  const { findings } = checkGuide(newFlow('new', today), { today });
  expect(
    findings.filter(({ code }) => ['REF', 'TYPE', 'DOMAIN', 'GAP', 'LOOP'].includes(code)),
  ).toEqual([]);
  expect(findings.some(({ code }) => code === 'I18N')).toBe(true);
});

test('the day is that of Hà Nội', () => {
  expect(hanoiDay(Date.parse('2026-11-21T17:00:00Z'))).toBe('2026-11-22');
});
