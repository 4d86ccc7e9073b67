import { describe, expect, test } from 'vitest';
import type { Answer } from '../model/flow.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowToday } from '../test-support/read.ts';
import { checklistOf } from './checklist.ts';
import { findOutcome } from './next-state.ts';
import { optionsOf } from './options.ts';
import { questionsLeft } from './remaining.ts';
import { shareableAnswers } from './share.ts';
import {
  answer,
  answersOf,
  back,
  edit,
  questionNow,
  resume,
  reviewOf,
  startWalk,
  type Walk,
  walkOf,
} from './walk.ts';

const flow = flowToday(birthFlow());

function answered(walk: Walk, ...given: Answer[]): Walk {
  return given.reduce<Walk>((at, one) => {
    const next = answer(flow, at, one);
    if (!next.ok) throw new Error(`${at.at}: ${next.error}`);
    return next.value;
  }, walk);
}

const standard: Answer[] = ['no', 'known', 20, 'cert', 'no', 'yes', ['card'], 'parent', 'no'];

describe('a walk', () => {
  test('asks one question after the other and ends in an outcome', () => {
    const first = questionNow(flow, startWalk(flow));
    expect(first).toMatchObject({ state: 'q.foreign', said: undefined });
    const end = answered(startWalk(flow), ...standard);
    expect(end.at).toBe('o.standard');
    expect(questionNow(flow, end)).toBeUndefined();
    expect(answer(flow, end, 'no')).toEqual({ ok: false, error: 'noQuestion' });
  });

  test('takes nothing that the question does not offer', () => {
    for (const wrong of ['maybe', 3, ['no'], '__proto__', '']) {
      expect(answer(flow, startWalk(flow), wrong)).toEqual({ ok: false, error: 'notAnAnswer' });
    }
    const atAge = answered(startWalk(flow), 'no', 'known');
    for (const wrong of [-1, 6571, 1.5, Number.NaN, '20']) {
      expect(answer(flow, atAge, wrong)).toEqual({ ok: false, error: 'notAnAnswer' });
    }
    const atPapers = answered(atAge, 20, 'cert', 'yes');
    for (const wrong of [['card', 'card'], ['gun'], 'card']) {
      expect(answer(flow, atPapers, wrong)).toEqual({ ok: false, error: 'notAnAnswer' });
    }
    expect(answered(atPapers, []).at).toBe('q.who');
  });

  test('back keeps what was said and shows it again (R43)', () => {
    const end = answered(startWalk(flow), ...standard);
    const twoBack = back(back(end));
    expect(questionNow(flow, twoBack)).toMatchObject({ state: 'q.who', said: 'parent' });
    expect(resume(flow, twoBack)).toEqual(end);
    expect(back(startWalk(flow))).toEqual(startWalk(flow));
  });

  test('an edit keeps the later answers that still hold and asks only what is new (R43, R44)', () => {
    const end = answered(startWalk(flow), ...standard);
    const married = resume(flow, answered(edit(end, 'q.married'), 'yes'));
    expect(married.at).toBe('o.standard');
    expect(answersOf(flow, married)).not.toHaveProperty('fatherAck');
    // What left the way is remembered, and comes back with it.
    const unmarried = resume(flow, answered(edit(married, 'q.married'), 'no'));
    expect(answersOf(flow, unmarried)).toMatchObject({ fatherAck: 'yes' });

    const old = resume(flow, answered(edit(end, 'q.age'), 3000));
    expect(old.at).toBe('o.standard');
    expect(answersOf(flow, old)).not.toHaveProperty('bundle');
    const foreign = answered(edit(end, 'q.foreign'), 'yes');
    expect(foreign.at).toBe('o.foreign');
    expect(answersOf(flow, foreign)).toEqual({ foreign: 'yes' });
  });

  test('the review lists what was asked, in order (R57)', () => {
    const rows = reviewOf(flow, answered(startWalk(flow), ...standard));
    expect(rows.map(({ state }) => state)).toEqual([
      'q.foreign',
      'q.child',
      'q.age',
      'q.birthPaper',
      'q.married',
      'q.fatherAck',
      'q.idPapers',
      'q.who',
      'q.bundle',
    ]);
    expect(rows[2]?.answer).toBe(20);
    expect(edit(startWalk(flow), 'q.age')).toEqual(startWalk(flow));
  });

  test('a set of answers makes a walk of its own, whatever else it holds', () => {
    const walk = walkOf(flow, { foreign: 'no', child: 'found', married: 'yes', nothing: 'known' });
    expect(walk.at).toBe('o.found');
    expect(answersOf(flow, walk)).toEqual({ foreign: 'no', child: 'found' });
    expect(walkOf(flow, { child: 'found' }).at).toBe('q.foreign');
  });
});

describe('the checklist', () => {
  const linesFor = (...given: Answer[]) => {
    const walk = answered(startWalk(flow), ...given);
    const outcome = findOutcome(flow, walk.at);
    if (!outcome) throw new Error('no outcome');
    return checklistOf(flow, outcome, answersOf(flow, walk));
  };

  test('holds what these answers need, in order', () => {
    expect(linesFor(...standard).map(({ id }) => id)).toEqual([
      'd.form',
      'd.birthCert',
      'd.fatherForm',
      'n.free',
    ]);
  });

  test.each([
    [60, 'n.free'],
    [61, 'n.late'],
  ])('on day %i it says %s', (days, note) => {
    const ids = linesFor('no', 'known', days, 'cert', 'yes', [], 'parent', 'no').map((l) => l.id);
    expect(ids.filter((id) => id === 'n.free' || id === 'n.late')).toEqual([note]);
    expect(ids).toContain('n.bringId');
  });

  test('says of each line which answers brought it', () => {
    const lines = linesFor(...standard);
    expect(lines[0]?.reasons).toEqual([]);
    expect(lines.find(({ id }) => id === 'd.fatherForm')?.reasons).toEqual([
      { variable: 'married', answer: 'no', because: { eq: ['married', 'no'] }, held: true },
      { variable: 'fatherAck', answer: 'yes', because: { eq: ['fatherAck', 'yes'] }, held: true },
    ]);
  });
});

describe('what the screen needs', () => {
  test('options of every kind', () => {
    expect(optionsOf(flow, 'q.child')).toMatchObject({ kind: 'choice', options: { length: 3 } });
    expect(optionsOf(flow, 'q.idPapers')).toMatchObject({
      kind: 'set',
      min: 0,
      max: 3,
      none: 'q.idPapers.none',
      unsure: false,
    });
    expect(optionsOf(flow, 'q.age')).toEqual({
      kind: 'date',
      min: 0,
      max: 6570,
      unit: 'days',
      unsure: 'common.unsure',
    });
  });

  test('how many questions are left, exactly (R50)', () => {
    const left = (...given: Answer[]) => questionsLeft(flow, answered(startWalk(flow), ...given));
    expect(left()).toEqual({ min: 1, max: 9 });
    expect(left('no', 'known')).toEqual({ min: 1, max: 7 });
    // Known by now: the child is young, so the last question comes.
    expect(left('no', 'known', 20, 'cert', 'yes')).toEqual({ min: 3, max: 3 });
    expect(left('no', 'known', 3000, 'cert', 'yes')).toEqual({ min: 2, max: 2 });
    expect(left(...standard)).toEqual({ min: 0, max: 0 });
  });

  test('nothing personal may leave by the QR (R68)', () => {
    const all = answersOf(flow, answered(startWalk(flow), ...standard));
    expect(Object.keys(shareableAnswers(flow, all, 'qr'))).toEqual([
      'foreign',
      'birthPaper',
      'idPapers',
      'who',
      'bundle',
    ]);
  });
});
