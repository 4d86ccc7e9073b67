import { expect, test } from 'vitest';
import { birthFlow } from '../test-support/birth.ts';
import { flowOf } from '../test-support/read.ts';
import { conditionInWords } from './condition-in-words.ts';
import { layoutOf } from './layout.ts';
import { toSvg } from './to-svg.ts';

const flow = flowOf(birthFlow());

test('every state stands once, below whatever leads to it, and no two on one spot', () => {
  const { nodes, edges } = layoutOf(flow);
  expect(nodes.map(({ id }) => id).sort()).toEqual(Object.keys(flow.states).sort());
  expect(new Set(nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(nodes.length);
  const layer = new Map(nodes.map((node) => [node.id, node.layer]));
  for (const { from, to } of edges) expect(layer.get(from)).toBeLessThan(layer.get(to) ?? 0);
});

test('conditions stand on the edges, and nothing of the content becomes markup', () => {
  const svg = toSvg(flow, 'vi');
  expect(svg).toContain('foreign = unsure');
  expect(svg).toContain('ageDays &lt; 2190');
  expect(svg).not.toMatch(/<script|undefined|NaN/);
  const wide = toSvg({ ...flow, start: 'a"<b>' }, 'vi');
  expect(wide).not.toContain('<b>');
});

test('a circle is drawn too: an author needs to see it', () => {
  const circle = flowOf(birthFlow());
  const state = circle.states['q.who'];
  if (state?.kind !== 'choice') throw new Error('a choice');
  state.next = [{ to: 'q.child' }];
  expect(layoutOf(circle).nodes).toHaveLength(Object.keys(circle.states).length);
});

test('a condition reads as a sentence of signs', () => {
  expect(
    conditionInWords({
      and: [
        { or: [{ eq: ['a', 'x'] }, { in: ['b', [1, 2]] }] },
        { not: { le: ['c', { fact: 'late' }] } },
        { eq: ['d', []] },
      ],
    }),
  ).toBe('(a = x ∨ b ∈ {1, 2}) ∧ ¬(c ≤ late) ∧ d = ∅');
});
