import fc from 'fast-check';
import type { Check, Condition } from '../model/condition.ts';
import type { Variable } from '../model/variable.ts';
import { must } from './read.ts';

/** Four variables of every kind, small enough to try every value. */
const vars: Readonly<Record<string, Variable>> = {
  a: { enum: ['x', 'y', 'unsure'], class: 'quasi' },
  b: { int: [0, 6], class: 'quasi', unsure: true },
  c: { set: ['x', 'y'], class: 'quasi' },
  d: { int: [-2, 3], class: 'quasi' },
  e: { enum: ['x', 'y'], class: 'quasi' },
};
const names = Object.keys(vars);
const orders = ['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const;

const number = (name: string, low: number, high: number) =>
  fc
    .tuple(fc.constantFrom(...orders), fc.integer({ min: low, max: high }))
    .map(([operator, value]) => ({ [operator]: [name, value] }) as unknown as Condition);
const word = (name: string, values: readonly string[]) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('eq', 'ne'), fc.constantFrom(...values))
      .map(([operator, value]) => ({ [operator]: [name, value] }) as unknown as Condition),
    fc
      .uniqueArray(fc.constantFrom(...values), { minLength: 1 })
      .map((some): Condition => ({ in: [name, some] })),
  );
const atom: fc.Arbitrary<Condition> = fc.oneof(
  word('a', ['x', 'y', 'unsure']),
  word('e', ['x', 'y']),
  number('b', 0, 6),
  fc.constant<Condition>({ eq: ['b', 'unsure'] }),
  number('d', -2, 3),
  fc.uniqueArray(fc.constantFrom('x', 'y')).map((some): Condition => ({ eq: ['c', some] })),
  fc.constantFrom('x', 'y').map((value): Condition => ({ in: ['c', [value]] })),
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: atom },
  { weight: 1, arbitrary: atom.map((not): Condition => ({ not })) },
  {
    weight: 1,
    arbitrary: fc.array(atom, { minLength: 2, maxLength: 3 }).map((and): Condition => ({ and })),
  },
  {
    weight: 1,
    arbitrary: fc.array(atom, { minLength: 2, maxLength: 3 }).map((or): Condition => ({ or })),
  },
);

const check: fc.Arbitrary<Check> = fc.oneof(
  condition,
  fc.constantFrom<Check>({ has: 'i0' }, { has: 'i1' }, { at: 'o0' }, { at: ['o0', 'o1'] }),
  fc.constantFrom(...names).map((answered): Check => ({ answered })),
  fc.constant<Check>({ exactlyOne: ['i0', 'i1', 'i2'] }),
  fc
    .tuple(condition, fc.constantFrom('i0', 'i1'))
    .map(([when, has]): Check => ({ or: [when, { has }] })),
);

const kindOf = (name: string) => {
  const variable = must(vars[name]);
  return 'enum' in variable ? 'choice' : 'set' in variable ? 'set' : 'int';
};

function question(name: string, next: readonly object[]) {
  const variable = must(vars[name]);
  const values = 'enum' in variable ? variable.enum : 'set' in variable ? variable.set : [];
  const kind = kindOf(name);
  return {
    kind,
    var: name,
    title: 't',
    ...(kind === 'int' ? {} : { options: values.map((value) => ({ value, label: 't' })) }),
    ...(kind === 'int' && 'unsure' in variable ? { unsure: 't' } : {}),
    ...(kind === 'set' ? { none: 't' } : {}),
    next,
  };
}

/** What random flows are made of. `backwards`: of ten routes, how many may lead anywhere. */
export function randomFlow({ backwards }: { readonly backwards: number }): fc.Arbitrary<object> {
  const questions = fc.integer({ min: 2, max: 5 });
  return questions.chain((count) => {
    const states = [...Array.from({ length: count }, (_, i) => `q${i}`), 'o0', 'o1', 'o2'];
    const target = (from: number) =>
      fc.oneof(
        { weight: 10 - backwards, arbitrary: fc.constantFrom(...states.slice(from + 1)) },
        { weight: backwards, arbitrary: fc.constantFrom(...states) },
      );
    const routes = (from: number) =>
      fc
        .tuple(
          fc.array(fc.record({ when: condition, to: target(from) }), { maxLength: 2 }),
          fc.oneof(
            { weight: 4, arbitrary: fc.constant(true) },
            { weight: 1, arbitrary: fc.constant(false) },
          ),
          target(from),
        )
        .map(([some, hasElse, to]) => (hasElse || some.length === 0 ? [...some, { to }] : some));
    const asked = fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        fc
          .tuple(
            // Mostly another variable each, so that few flows ask twice.
            fc.oneof(
              { weight: 9, arbitrary: fc.constant(must(names[i % names.length])) },
              { weight: 1, arbitrary: fc.constantFrom(...names) },
            ),
            routes(i),
          )
          .map(([name, next]) => [`q${i}`, question(name, next)] as const),
      ),
    );
    const line = fc.record(
      { item: fc.constantFrom('i0', 'i1', 'i2', 'i3'), when: condition },
      { requiredKeys: ['item'] },
    );
    const list = fc.array(line, { minLength: 1, maxLength: 4 });
    return fc
      .record({
        asked,
        l0: list,
        l1: list,
        invariants: fc.array(fc.tuple(fc.option(check, { nil: undefined }), check), {
          maxLength: 2,
        }),
      })
      .map(({ asked: questionsOf, l0, l1, invariants }) => ({
        schema: 'flow/1',
        id: 'random',
        version: 1,
        sources: [{ id: 's', ref: 'r', checkedOn: '2026-01-01', recheckBy: '2030-01-01' }],
        locales: { vi: 'source' },
        profiles: { lobby: { maxQuestions: 20, maxSeconds: 600 } },
        vars,
        start: 'q0',
        states: {
          ...Object.fromEntries(questionsOf),
          o0: { kind: 'outcome', title: 't', checklist: 'L0' },
          o1: { kind: 'outcome', title: 't', checklist: ['L0', 'L1'] },
          o2: { kind: 'outcome', title: 't', ending: 'askStaff', nextStep: 't' },
        },
        items: Object.fromEntries(
          ['i0', 'i1', 'i2', 'i3'].map((id) => [id, { kind: 'note', label: 't' }]),
        ),
        lists: { L0: l0, L1: l1 },
        invariants: invariants.map(([given, wanted], index) =>
          given === undefined
            ? { id: `I${index}`, say: 's', never: wanted }
            : // biome-ignore lint/suspicious/noThenProperty: the format's own word; data, never awaited.
              { id: `I${index}`, say: 's', if: given, then: wanted },
        ),
        texts: { vi: { t: 'chữ' } },
      }));
  });
}
