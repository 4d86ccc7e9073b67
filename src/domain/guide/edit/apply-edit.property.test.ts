import fc from 'fast-check';
import { expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { conditionsOf } from '../check/uses.ts';
import { diffGuides } from '../diff/diff-guides.ts';
import type { Flow } from '../model/flow.ts';
import { atomsOf, comparisonOf } from '../model/map-condition.ts';
import { flowOn } from '../model/on-day.ts';
import { readGuide } from '../model/read-guide.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowOf, today } from '../test-support/read.ts';
import { applyEdit, applyEdits } from './apply-edit.ts';
import type { GuideEdit } from './guide-edit.ts';
import { goOn, redo, startHistory, undo, undoMax } from './history.ts';

const flows = [...starterGuides().slice(0, 4), flowOf(birthFlow())];
const flow = fc.constantFrom(...flows);

/** Names that are there, that are not, and that no name may be. */
function editOf(base: Flow): fc.Arbitrary<GuideEdit> {
  const odd = ['__proto__', 'constructor', 'q.new', 'X Y', ''];
  const states = fc.constantFrom(...Object.keys(base.states), ...odd);
  const variables = fc.constantFrom(...Object.keys(base.vars), ...odd);
  const items = fc.constantFrom(...Object.keys(base.items ?? {}), ...odd);
  const lists = fc.constantFrom(...Object.keys(base.lists ?? {}), ...odd);
  const values = fc.constantFrom('yes', 'no', 'unsure', 'other', ...odd);
  const index = fc.integer({ min: -1, max: 6 });
  const by = fc.integer({ min: -3, max: 3 });
  const does = <D extends GuideEdit['do']>(name: D) => fc.constant(name);
  const words = fc.constantFrom('Chữ mới', '', '<b>đậm</b>', 'a'.repeat(700));
  return fc.oneof(
    fc.record({
      do: does('setText'),
      locale: fc.constantFrom('vi', 'en', 'fr'),
      key: fc.constantFrom(...Object.keys(base.texts['vi'] ?? {}).slice(0, 20), ...odd),
      words,
    }),
    fc.record({
      do: does('addQuestion'),
      id: states,
      kind: fc.constantFrom('choice', 'set', 'int', 'date'),
      variable: variables,
    }),
    fc.record({ do: does('addOutcome'), id: states }),
    fc.record({ do: does('removeState'), id: states }),
    fc.record({ do: does('renameState'), from: states, to: states }),
    fc.record({ do: does('moveState'), id: states, by }),
    fc.record({ do: does('setStart'), id: states }),
    fc.record({ do: does('addOption'), state: states, value: values }),
    fc.record({ do: does('removeOption'), state: states, value: values }),
    fc.record({ do: does('moveOption'), state: states, value: values, by }),
    fc.record({ do: does('renameValue'), variable: variables, from: values, to: values }),
    fc.record({ do: does('renameVariable'), from: variables, to: variables }),
    fc.record({ do: does('addRoute'), state: states, route: fc.record({ to: states }) }),
    fc.record({
      do: does('setRoute'),
      state: states,
      index,
      to: states,
      when: fc.constantFrom(undefined, { eq: ['foreign', 'none'] } as const),
    }),
    fc.record({ do: does('removeRoute'), state: states, index }),
    fc.record({ do: does('moveRoute'), state: states, index, by }),
    fc.record({ do: does('addItem'), id: items, kind: fc.constantFrom('paper', 'note') }),
    fc.record({ do: does('removeItem'), id: items }),
    fc.record({ do: does('renameItem'), from: items, to: items }),
    fc.record({ do: does('addList'), id: lists, item: items }),
    fc.record({ do: does('removeList'), id: lists }),
    fc.record({ do: does('addLine'), list: lists, line: fc.record({ item: items }) }),
    fc.record({ do: does('removeLine'), list: lists, index }),
    fc.record({ do: does('moveLine'), list: lists, index, by }),
    fc.record({
      do: does('removeSource'),
      id: fc.constantFrom(...base.sources.map(({ id }) => id), ...odd),
    }),
  );
}

test('what an edit makes can be read again, and what it refuses changes nothing', () => {
  fc.assert(
    fc.property(
      flow.chain((base) => fc.tuple(fc.constant(base), fc.array(editOf(base), { maxLength: 8 }))),
      ([base, edits]) => {
        const before = JSON.stringify(base);
        let now = base;
        for (const edit of edits) {
          const made = applyEdit(now, edit);
          if (made.ok) {
            expect(readGuide(JSON.stringify(made.value)).ok).toBe(true);
            now = made.value;
          } else expect(made.error.code).toMatch(/^(unknown|taken|last|refused)$/);
        }
        expect(JSON.stringify(base)).toBe(before);
        expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('undo goes back through every step, redo forward again, however the steps were mixed', () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ go: fc.integer(), about: fc.constantFrom(undefined, 'a', 'b') }),
    },
    { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      let history = startHistory(0);
      // The plain model: a list and a place in it.
      let list = [0];
      let at = 0;
      let about: string | undefined;
      for (const one of steps) {
        if (one === 'undo') {
          history = undo(history);
          if (at > 0) {
            at -= 1;
            about = undefined;
          }
        } else if (one === 'redo') {
          history = redo(history);
          if (at < list.length - 1) {
            at += 1;
            about = undefined;
          }
        } else {
          history = goOn(history, one.go, one.about);
          const isSame = one.about !== undefined && one.about === about;
          list = isSame ? [...list.slice(0, at), one.go] : [...list.slice(0, at + 1), one.go];
          if (!isSame) at += 1;
          about = one.about;
          if (at > undoMax) {
            list = list.slice(1);
            at -= 1;
          }
        }
        expect(history.now).toBe(list[at]);
      }
    }),
  );
});

test('a name changes nothing: the same answers get the same papers under any name', () => {
  fc.assert(
    fc.property(
      flow.chain((base) => fc.tuple(fc.constant(base), fc.constantFrom(...Object.keys(base.vars)))),
      ([base, variable]) => {
        const renamed = applyEdit(base, { do: 'renameVariable', from: variable, to: 'renamedOne' });
        if (!renamed.ok) throw new Error(renamed.error.detail);
        const back = applyEdit(renamed.value, {
          do: 'renameVariable',
          from: 'renamedOne',
          to: variable,
        });
        expect(back.ok && back.value).toEqual(base);
        const read = [renamed.value].flatMap((one) =>
          conditionsOf(one).flatMap(({ check }) =>
            atomsOf(check).map((atom) => comparisonOf(atom).variable),
          ),
        );
        expect(read).not.toContain(variable);
      },
    ),
  );
});

test('a state, an item and a value are renamed wherever they stand, and back', () => {
  for (const base of flows) {
    const [state = ''] = Object.keys(base.states);
    const [item = ''] = Object.keys(base.items ?? {});
    const there = applyEdits(base, [
      { do: 'renameState', from: state, to: 'q.elsewhere' },
      { do: 'renameItem', from: item, to: 'd.elsewhere' },
    ]);
    if (!there.ok) throw new Error(there.error.detail);
    const text = JSON.stringify([there.value.states, there.value.lists, there.value.tests]);
    expect(text).not.toContain(`"to":"${state}"`);
    expect(text).not.toContain(`"item":"${item}"`);
    const back = applyEdits(there.value, [
      { do: 'renameState', from: 'q.elsewhere', to: state },
      { do: 'renameItem', from: 'd.elsewhere', to: item },
    ]);
    expect(back.ok && back.value).toEqual(base);
  }
});

test('another order of questions and lines gives nobody anything else', () => {
  for (const base of flows) {
    const states = Object.keys(base.states);
    const moved = applyEdit(base, { do: 'moveState', id: states.at(-1) ?? '', by: -2 });
    if (!moved.ok) throw new Error(moved.error.detail);
    expect(Object.keys(moved.value.states)).not.toEqual(states);
    expect(diffGuides(flowOn(base, today), flowOn(moved.value, today)).changes).toEqual([]);
  }
});
