import type { Condition, Flow } from '../../../src/domain/guide/index.ts';
import { flowSchema } from '../../../src/domain/guide/index.ts';

const reach = 6;

/**
 * A flow of `count` questions with `options` answers each. Every second question may be skipped,
 * late ones end early by what was said six questions before, and each list line reads two or three
 * answers, so that nothing is forgotten at once.
 */
export function syntheticFlow(count: number, options: number): Flow {
  const values = Array.from({ length: options }, (_, index) => `v${index}`);
  const names = Array.from({ length: count }, (_, index) => `x${index}`);
  const is = (index: number, value: number): Condition => ({ eq: [`x${index}`, `v${value}`] });
  const stateAt = (index: number) => (index < count ? `q${index}` : 'o.end');
  const questions = names.map((name, index) => {
    const isEven = index % 2 === 0;
    const back = index - reach;
    const early =
      isEven && back >= 0 ? [{ when: { and: [is(back, 3), is(index, 4)] }, to: 'o.early' }] : [];
    const skip = isEven ? [{ when: is(index, 0), to: stateAt(index + 2) }] : [];
    return [
      `q${index}`,
      {
        kind: 'choice',
        var: name,
        title: 'q',
        options: values.map((value) => ({ value, label: 'a' })),
        next: [...early, ...skip, { to: stateAt(index + 1) }],
      },
    ];
  });
  const lines = names.flatMap((_name, index) => {
    if (index === 0 || index + 2 >= count) return [];
    const asked: Condition[] = index % 2 === 0 ? [] : [{ not: is(index - 1, 0) }];
    const far = index + 2 - ((index + 2) % 2);
    return [{ item: `i${index}`, when: { and: [...asked, is(index, 1), is(far, 2)] } }];
  });
  return flowSchema.parse({
    schema: 'flow/1',
    id: `synthetic-${count}x${options}`,
    version: 1,
    sources: [{ id: 'none', ref: 'none', checkedOn: '2026-01-01', recheckBy: '2099-01-01' }],
    locales: { vi: 'source' },
    profiles: { lobby: { maxQuestions: 20, maxSeconds: 600 } },
    vars: Object.fromEntries(names.map((name) => [name, { enum: values, class: 'quasi' }])),
    start: 'q0',
    states: {
      ...Object.fromEntries(questions),
      'o.end': { kind: 'outcome', title: 'o', checklist: 'L' },
      'o.early': { kind: 'outcome', title: 'o', ending: 'askStaff', nextStep: 'n' },
    },
    items: Object.fromEntries(
      ['all', ...lines.map(({ item }) => item)].map((id) => [id, { kind: 'note', label: 'i' }]),
    ),
    lists: { L: [{ item: 'all' }, ...lines] },
    invariants: [
      { id: 'I1', say: 'luôn có', never: { and: [{ at: 'o.end' }, { not: { has: 'all' } }] } },
      { id: 'I2', say: 'không cả hai', never: { and: [{ has: 'i1' }, is(1, 2)] } },
    ],
    texts: { vi: { q: 'Câu hỏi', a: 'Trả lời', o: 'Kết quả', n: 'Hỏi cán bộ', i: 'Giấy tờ' } },
  });
}
