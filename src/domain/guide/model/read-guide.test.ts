import { describe, expect, test } from 'vitest';
import { birthFlow } from '../test-support/birth.ts';
import { guideLimits } from './limits.ts';
import { readGuide, readPart } from './read-guide.ts';

const codesOf = (given: unknown) => {
  const read = readGuide(given);
  return read.ok ? [] : read.error.map(({ code }) => code);
};
const written = () => JSON.stringify(birthFlow());

describe('a flow that is read', () => {
  test('is the same from text and from a value', () => {
    const fromText = readGuide(written());
    expect(fromText).toMatchObject({ ok: true, value: { id: 'dang-ky-khai-sinh' } });
    expect(readGuide(birthFlow())).toEqual(fromText);
  });

  test('reads back what it gave: a kiosk reads what a publisher read', () => {
    const once = readGuide(written());
    if (!once.ok) throw new Error('a flow');
    expect(readGuide(JSON.stringify(once.value))).toEqual(once);
  });
});

describe('refused, with a reason', () => {
  test('5 MB, before it is parsed', () => {
    expect(codesOf(`{"id":"${'x'.repeat(5_000_000)}"}`)).toEqual(['tooLarge']);
  });

  test('what is no JSON, or nests deeper than any flow', () => {
    expect(codesOf('{"schema":')).toEqual(['notJson']);
    expect(codesOf('['.repeat(100_000))).toEqual(['tooDeep']);
    expect(codesOf(`${'{"a":'.repeat(30)}1${'}'.repeat(30)}`)).toEqual(['tooDeep']);
    let deep: unknown = 1;
    for (let i = 0; i < 10_000; i += 1) deep = [deep];
    expect(codesOf(deep)).toEqual(['tooDeep']);
    // Braces within a text are words.
    expect(codesOf(JSON.stringify({ id: '{'.repeat(100) }))).not.toContain('tooDeep');
  });

  test('more values than any flow has, in a file that is small enough', () => {
    expect(codesOf(`[${'0,'.repeat(100_000)}0]`)).toEqual(['tooMany']);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('a variable named %s', (name) => {
    const text = written().replace('"fatherAck":{', `"${name}":{`);
    const read = readGuide(text);
    expect(read).toMatchObject({
      ok: false,
      error: [{ code: 'forbiddenName', where: 'vars', detail: name }],
    });
    expect(({} as Record<string, unknown>)['enum']).toBeUndefined();
  });

  test.each(['toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'])(
    'a name that every object answers to: %s',
    (name) => {
      expect(codesOf(written().replaceAll('"fatherAck"', `"${name}"`))).toContain('schema');
      expect(codesOf(written().replace('"to":"o.found"', `"to":"${name}"`))).toEqual(['schema']);
    },
  );

  test.each([
    ['an element', 'Mang <b>giấy</b>'],
    ['an entity', 'Mang &lt;giấy'],
    ['a control character', 'Mang\u0007giấy'],
    ['a script', '<script>alert(1)</script>'],
  ])('markup in a text: %s', (_name, words) => {
    const flow = birthFlow();
    const texts = { ...flow.texts['vi'], 'o.found.title': words };
    expect(codesOf({ ...flow, texts: { ...flow.texts, vi: texts } })).toEqual(['markup']);
  });

  test.each([
    ['of the flow', (text: string) => text.replace('{"schema"', '{"script":"x","schema"')],
    [
      'of a question',
      (text: string) => text.replace('"kind":"date"', '"kind":"date","onload":"x"'),
    ],
    ['of an option', (text: string) => text.replace('"value":"yes"', '"value":"yes","href":"x"')],
    ['of a condition', (text: string) => text.replace('{"lt":', '{"code":1,"lt":')],
    [
      'of a list line',
      (text: string) => text.replace('{"item":"d.form"', '{"html":"x","item":"d.form"'),
    ],
  ])('an unknown field %s, named with its place', (_name, spoil) => {
    const read = readGuide(spoil(written()));
    expect(read.ok ? '' : read.error[0]?.detail).toMatch(
      /^unknown field (script|onload|href|code|html)$/,
    );
  });

  test('more of anything than the format allows', () => {
    const flow = birthFlow();
    const many = Object.fromEntries(
      Array.from({ length: guideLimits.states + 1 }, (_, i) => [
        `o.x${i}`,
        { kind: 'outcome', title: 't' },
      ]),
    );
    expect(codesOf({ ...flow, states: many })).toContain('schema');
    const options = Array.from({ length: guideLimits.options + 1 }, (_, i) => ({
      value: `v${i}`,
      label: 't',
    }));
    const question = { ...flow.states['q.who'], options };
    expect(codesOf({ ...flow, states: { ...flow.states, 'q.who': question } })).toContain('schema');
  });

  test('at most so many reasons at once', () => {
    const lines = Array.from({ length: 3_000 }, () => '<');
    expect(codesOf({ lines }).length).toBeLessThanOrEqual(guideLimits.problems);
  });
});

describe('a shared part', () => {
  const heir = {
    schema: 'flow-part/1',
    id: 'heir',
    version: 1,
    vars: {
      kin: { enum: ['child', 'other'], class: 'quasi' },
      more: { enum: ['yes', 'no'], class: 'quasi' },
    },
    start: 'kin',
    exits: ['again', 'done'],
    states: {
      kin: {
        kind: 'choice',
        var: 'kin',
        title: 'p.kin',
        options: [
          { value: 'child', label: 'p.child' },
          { value: 'other', label: 'p.other' },
        ],
        next: [{ to: 'more' }],
      },
      more: {
        kind: 'choice',
        var: 'more',
        title: 'p.more',
        options: [
          { value: 'yes', label: 'p.yes' },
          { value: 'no', label: 'p.no' },
        ],
        next: [{ when: { eq: ['more', 'yes'] }, to: 'exit.again' }, { to: 'exit.done' }],
      },
    },
    texts: { vi: { 'p.kin': 'Người thừa kế là ai?' } },
  };
  const flow = (include: object) => ({
    schema: 'flow/1',
    id: 'thua-ke',
    version: 1,
    sources: [{ id: 's', ref: 'r', checkedOn: '2026-01-01', recheckBy: '2030-01-01' }],
    locales: { vi: 'source' },
    vars: {},
    start: 'q.heir',
    states: {
      'q.heir': {
        kind: 'include',
        part: 'heir',
        exits: { again: 'o.many', done: 'o.few' },
        ...include,
      },
      'o.many': { kind: 'outcome', title: 't' },
      'o.few': { kind: 'outcome', title: 't' },
    },
    texts: { vi: { t: 'chữ' } },
  });
  const part = readPart(heir);
  const parts = new Map(part.ok ? [[part.value.id, part.value]] : []);

  test('takes the place of the state that includes it', () => {
    const read = readGuide(flow({}), parts);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(read.value.start).toBe('q.heir/kin');
    expect(read.value.states['q.heir/more']).toMatchObject({
      next: [{ to: 'o.many' }, { to: 'o.few' }],
    });
    expect(Object.keys(read.value.vars)).toEqual(['kin', 'more']);
    expect(read.value.texts['vi']).toHaveProperty('p.kin');
  });

  test('repeated, each copy has variables of its own and leads to the next', () => {
    const read = readGuide(flow({ repeat: 3 }), parts);
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    expect(Object.keys(read.value.vars)).toContain('kin.3');
    expect(read.value.states['q.heir/1/more']).toMatchObject({
      var: 'more.1',
      next: [{ when: { eq: ['more.1', 'yes'] }, to: 'q.heir/2/kin' }, { to: 'o.few' }],
    });
    expect(read.value.states['q.heir/3/more']).toMatchObject({ next: [{ to: 'o.many' }, {}] });
  });

  test('is refused when it is absent, repeated too often, or leads nowhere', () => {
    expect(codesOf(flow({}))).toEqual(['part']);
    expect(readGuide(flow({ repeat: 4 }), parts)).toMatchObject({
      ok: false,
      error: [{ code: 'schema' }],
    });
    expect(readGuide(flow({ exits: { done: 'o.few' } }), parts)).toMatchObject({
      ok: false,
      error: [{ code: 'part', detail: 'the exit again leads nowhere' }],
    });
    const twisted = { ...flow({}), vars: { kin: { enum: ['a', 'b'], class: 'public' } } };
    expect(readGuide(twisted, parts)).toMatchObject({
      ok: false,
      error: [{ code: 'part', where: 'parts.heir.vars.kin' }],
    });
  });
});
