import { expect, test } from 'vitest';
import type { Flow } from '../model/flow.ts';
import { birthFlow } from '../test-support/birth.ts';
import { flowOf } from '../test-support/read.ts';
import { applyEdit } from './apply-edit.ts';
import type { GuideEdit } from './guide-edit.ts';

const base = flowOf(birthFlow());
function made(edit: GuideEdit, flow: Flow = base): Flow {
  const result = applyEdit(flow, edit);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`);
  return result.value;
}
const refusal = (edit: GuideEdit) => {
  const result = applyEdit(base, edit);
  return result.ok ? undefined : result.error.code;
};

test('a new question brings its variable, its options and a way out', () => {
  const flow = made({ do: 'addQuestion', id: 'q.extra', kind: 'choice', variable: 'extra' });
  expect(flow.vars['extra']).toEqual({ enum: ['yes', 'no', 'unsure'], class: 'quasi' });
  expect(flow.states['q.extra']).toMatchObject({ kind: 'choice', title: 'q.extra.title' });
  expect(made({ do: 'removeState', id: 'q.extra' }, flow)).toEqual(base);
});

test('a question that goes sends those who came to it on, and takes its variable and words along', () => {
  const flow = made({ do: 'removeState', id: flow1() });
  expect(JSON.stringify(flow.states)).not.toContain(`"to":"${flow1()}"`);
  expect(Object.keys(flow.vars).length).toBe(Object.keys(base.vars).length - 1);
  const { vi = {} } = flow.texts;
  expect(Object.keys(vi).some((key) => key.startsWith(`${flow1()}.`))).toBe(false);
});

/** A question in the middle. */
function flow1(): string {
  const found = Object.entries(base.states).find(
    ([id, state]) => id !== base.start && state.kind === 'choice',
  );
  return found?.[0] ?? '';
}

test('what would be no flow is refused with its reason', () => {
  expect(refusal({ do: 'setText', locale: 'vi', key: 'q.a', words: '<script>' })).toBe('refused');
  expect(refusal({ do: 'setText', locale: 'vi', key: '__proto__', words: 'x' })).toBe('taken');
  expect(refusal({ do: 'setText', locale: 'xx', key: 'q.a', words: 'x' })).toBe('unknown');
  expect(refusal({ do: 'renameVariable', from: 'foreign', to: '__proto__' })).toBe('taken');
  expect(refusal({ do: 'addOutcome', id: 'constructor' })).toBe('taken');
  expect(refusal({ do: 'addOutcome', id: base.start })).toBe('taken');
  expect(refusal({ do: 'addItem', id: 'Has Space', kind: 'note' })).toBe('refused');
  expect(refusal({ do: 'setStart', id: 'nowhere' })).toBe('unknown');
});

test('the last way out of a question, the last line and the last source stay', () => {
  const single = Object.entries(base.states).find(
    ([, state]) => state.kind !== 'outcome' && state.next.length === 1,
  );
  expect(refusal({ do: 'removeRoute', state: single?.[0] ?? '', index: 0 })).toBe('last');
  const one = made({ do: 'addList', id: 'L.one', item: Object.keys(base.items ?? {})[0] ?? '' });
  expect(applyEdit(one, { do: 'removeLine', list: 'L.one', index: 0 }).ok).toBe(false);
});

test('a new condition stands before the route that is always taken', () => {
  const [id, state] = Object.entries(base.states).find(
    ([, one]) => one.kind === 'choice' && one.next.some(({ when }) => when === undefined),
  ) ?? ['', undefined];
  if (state?.kind !== 'choice') throw new Error('no such question');
  const when = { eq: [state.var, state.options[0]?.value ?? ''] } as const;
  const flow = made({ do: 'addRoute', state: id, route: { when, to: base.start } });
  const after = flow.states[id];
  expect(after?.kind === 'choice' && after.next.at(-1)?.when).toBeUndefined();
  expect(after?.kind === 'choice' && after.next.at(-2)).toEqual({ when, to: base.start });
});

test('a translation notes which source it was made from', () => {
  const [key = ''] = Object.keys(base.texts['vi'] ?? {});
  const noted = { ...base, translatedFrom: { en: { [key]: '00000000' } } };
  const flow = made({ do: 'setText', locale: 'en', key, words: 'New words' }, noted);
  expect(flow.translatedFrom?.['en']?.[key]).not.toBe('00000000');
});
