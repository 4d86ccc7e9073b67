import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import type { Answer } from '../model/flow.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowToday } from '../test-support/read.ts';
import { stateOf, toMachine } from './to-machine.ts';

function run(...answers: Answer[]) {
  const actor = createActor(toMachine(flowToday(birthFlow()))).start();
  for (const answer of answers) actor.send({ type: 'answer', answer });
  const { value, status, context } = actor.getSnapshot();
  return { state: stateOf(value as string), status, answers: context.answers };
}

describe('the machine of a flow', () => {
  test('goes where the answers lead and is done at an outcome', () => {
    expect(run('no', 'known', 20, 'cert', 'yes', ['card'], 'parent', 'yes')).toMatchObject({
      state: 'o.bundle',
      status: 'done',
      answers: { ageDays: 20, idPapers: ['card'] },
    });
  });

  test('stays where it is when the answer is none', () => {
    expect(run('perhaps', 7, ['no'])).toEqual({
      state: 'q.foreign',
      status: 'active',
      answers: {},
    });
  });

  test('reads a dated fact as the number of its day', () => {
    expect(run('no', 'known', 'unsure').state).toBe('o.ask');
    expect(run('no', 'known', 2189, 'cert', 'yes', [], 'parent').state).toBe('q.bundle');
    expect(run('no', 'known', 2190, 'cert', 'yes', [], 'parent').state).toBe('o.standard');
  });
});
