import { describe, expect, test } from 'vitest';
import type { Flow, WrittenFlow } from '../model/flow.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowToday, must } from '../test-support/read.ts';
import { diffGuides } from './diff-guides.ts';

const before = flowToday(birthFlow());

/** The fixture, changed as an editor would. */
function changed(change: (flow: WrittenFlow) => void): Flow {
  const flow = birthFlow();
  change(flow);
  return flowToday(flow);
}

describe('a later version', () => {
  test('that says the same differs in nothing', () => {
    const words = changed((flow) => {
      must(flow.texts['vi'])['q.who.title'] = 'Ai sẽ đi khai sinh?';
      flow.version += 1;
    });
    expect(diffGuides(before, words)).toEqual({ changes: [], exactness: 'classes' });
  });

  test('whose bound moved by a day differs for that one day', () => {
    const after = changed((flow) => {
      for (const line of must(flow.lists?.['L.main'])) {
        if (line.item === 'n.late') line.when = { ge: ['ageDays', 60] };
        if (line.item === 'n.free') line.when = { lt: ['ageDays', 60] };
      }
    });
    const { changes, exactness } = diffGuides(before, after);
    expect(exactness).toBe('classes');
    expect(
      changes.map(({ before: b, after: a, added, removed }) => [b, a, added, removed]),
    ).toEqual([
      ['o.bundle', 'o.bundle', ['n.late'], ['n.free']],
      ['o.standard', 'o.standard', ['n.late'], ['n.free']],
    ]);
    for (const { witness } of changes) {
      expect(witness).toContainEqual({ state: 'q.age', variable: 'ageDays', answer: 60 });
    }
  });

  test('whose paper says something else differs for all who need it', () => {
    const after = changed((flow) => {
      const item = must(flow.items?.['d.witness']);
      if (item.kind === 'paper') item.copies = 2;
    });
    const { changes } = diffGuides(before, after);
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      expect(change).toMatchObject({ altered: ['d.witness'], added: [], removed: [] });
      expect(change.witness).toContainEqual(
        expect.objectContaining({ variable: 'birthPaper', answer: 'witness' }),
      );
    }
  });

  test('with a new answer says where it leads, and that the old one did not know it', () => {
    const after = changed((flow) => {
      flow.vars['who'] = { enum: ['parent', 'relative', 'other'], class: 'quasi' };
      const state = flow.states['q.who'];
      if (state?.kind !== 'choice') throw new Error('a choice');
      state.options.push({ value: 'other', label: 'common.unsure' });
      state.next.unshift({ when: { eq: ['who', 'other'] }, to: 'o.ask' });
    });
    const { changes } = diffGuides(before, after);
    expect(changes).toMatchObject([{ before: undefined, after: 'o.ask', added: [], removed: [] }]);
    expect(changes[0]?.witness.at(-1)).toMatchObject({ variable: 'who', answer: 'other' });
  });

  test('with a question more differs only where its answer matters', () => {
    const after = changed((flow) => {
      flow.vars['twins'] = { enum: ['yes', 'no'], class: 'quasi' };
      flow.states['q.twins'] = {
        kind: 'choice',
        var: 'twins',
        title: 'q.child.title',
        options: [
          { value: 'yes', label: 'common.yes' },
          { value: 'no', label: 'common.no' },
        ],
        next: [{ when: { eq: ['twins', 'yes'] }, to: 'o.ask' }, { to: 'q.birthPaper' }],
      };
      const age = flow.states['q.age'];
      if (age?.kind !== 'date') throw new Error('a day');
      must(age.next.at(-1)).to = 'q.twins';
    });
    const { changes } = diffGuides(before, after);
    // Whoever answers "no" gets what they got; the others end early, whatever they would have said.
    expect(changes.every((change) => change.after === 'o.ask')).toBe(true);
    expect(new Set(changes.map((change) => change.before))).toEqual(
      new Set(['o.standard', 'o.bundle']),
    );
    for (const { witness } of changes) {
      expect(witness).toContainEqual({ state: 'q.twins', variable: 'twins', answer: 'yes' });
    }
  });
});
