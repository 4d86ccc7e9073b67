import { describe, expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import type { Question } from '../model/state.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowOf } from '../test-support/read.ts';
import { placeGraph } from './place-graph.ts';
import { type ConditionWords, sayRoute } from './say-route.ts';

const box = { width: 176, height: 38 };
const labelHeight = 20;
const labelWidth = () => 120;
const flows = [...starterGuides(), flowOf(birthFlow())];

describe.each(flows.map((flow) => ({ id: flow.id, flow })))('$id', ({ flow }) => {
  const graph = placeGraph(flow, { box, labelHeight, labelWidth });

  test('every state and every route is on the drawing, inside its edges', () => {
    expect(graph.nodes.map(({ id }) => id).sort()).toEqual(Object.keys(flow.states).sort());
    const routes = Object.values(flow.states).reduce(
      (sum, state) => sum + (state.kind === 'outcome' ? 0 : state.next.length),
      0,
    );
    expect(graph.edges.reduce((sum, edge) => sum + edge.routes.length, 0)).toBe(routes);
    for (const { x, y } of graph.nodes) {
      expect(x - box.width / 2).toBeGreaterThanOrEqual(0);
      expect(x + box.width / 2).toBeLessThanOrEqual(graph.width);
      expect(y + box.height / 2).toBeLessThanOrEqual(graph.height);
    }
  });

  test('no label covers another, or a state', () => {
    const labels = graph.edges.map(({ label: [x, y] }) => ({ x, y }));
    for (const [i, a] of labels.entries()) {
      for (const b of labels.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) >= 120 || Math.abs(a.y - b.y) >= labelHeight;
        expect(apart, JSON.stringify([a, b])).toBe(true);
      }
      for (const node of graph.nodes) {
        const clear = Math.abs(a.y - node.y) >= (box.height + labelHeight) / 2;
        expect(clear || Math.abs(a.x - node.x) >= (box.width + 120) / 2).toBe(true);
      }
    }
  });

  test('lines begin and end at their states, with right angles', () => {
    const byId = new Map(graph.nodes.map((node) => [node.id, node]));
    for (const { from, to, points } of graph.edges) {
      expect(points[0]?.[1]).toBe((byId.get(from)?.y ?? 0) + box.height / 2);
      expect(points.at(-1)?.[1]).toBe((byId.get(to)?.y ?? 0) - box.height / 2);
      points.slice(1).forEach(([x, y], index) => {
        const [px, py] = points[index] ?? [0, 0];
        expect(x === px || y === py || Math.abs(x - px) < 0.01).toBe(true);
      });
    }
  });
});

test('a route says its answers in the words of the question', () => {
  const words: ConditionWords = {
    or: 'hoặc',
    and: 'và',
    not: 'không phải',
    otherwise: 'còn lại',
    always: 'mọi câu trả lời',
    none: 'không có gì',
  };
  const [birth] = starterGuides();
  const said = Object.values(birth?.states ?? {}).flatMap((state) =>
    state.kind === 'outcome' || !birth
      ? []
      : state.next.map((_, index) => sayRoute(birth, state as Question, index, 'vi', words)),
  );
  expect(said).toContain('Trẻ em chưa có khai sinh');
  expect(said.every((one) => one !== '')).toBe(true);
});
