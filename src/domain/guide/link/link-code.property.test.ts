import fc from 'fast-check';
import { expect, test } from 'vitest';
import { starterGuides } from '../../../content/index.ts';
import { shareableAnswers } from '../machine/share.ts';
import { answersOf, walkOf } from '../machine/walk.ts';
import type { Answer, Answers, Flow } from '../model/flow.ts';
import type { Variable } from '../model/variable.ts';
import { flowToday, must } from '../test-support/read.ts';
import { answersOfCode, linkCodeChars, readLinkCode, writeLinkCode } from './link-code.ts';

const flows = starterGuides().map((flow) => flowToday(flow));

function answerTo(variable: Variable): fc.Arbitrary<Answer> {
  if ('enum' in variable) return fc.constantFrom(...variable.enum);
  const known: fc.Arbitrary<Answer> =
    'set' in variable
      ? fc.subarray([...variable.set], {
          minLength: variable.min ?? 0,
          maxLength: variable.max ?? variable.set.length,
        })
      : fc.integer({ min: variable.int[0], max: variable.int[1] });
  return variable.unsure === true ? fc.oneof(known, fc.constant('unsure')) : known;
}

/** A flow and an answer to some of its variables. */
const said: fc.Arbitrary<{ flow: Flow; answers: Answers }> = fc
  .constantFrom(...flows)
  .chain((flow) =>
    fc
      .record(
        Object.fromEntries(
          Object.entries(flow.vars).map(([name, variable]) => [name, answerTo(variable)]),
        ),
      )
      .map((answers) => ({ flow, answers })),
  );

test('what may leave comes back as it was, and nothing else is in the code (R68)', () => {
  fc.assert(
    fc.property(said, ({ flow, answers }) => {
      const walk = walkOf(flow, answers);
      const text = writeLinkCode(flow, walk);
      expect(text.length).toBeLessThanOrEqual(linkCodeChars);
      expect(encodeURI(text)).toBe(text);
      const code = readLinkCode(text);
      expect(code.ok).toBe(true);
      if (!code.ok) return;
      const back = must(answersOfCode(flow, code.value));
      expect(back).toEqual(shareableAnswers(flow, answersOf(flow, walk), 'qr'));
      for (const name of Object.keys(back)) {
        expect(['public', 'quasi']).toContain(flow.vars[name]?.class);
      }
    }),
  );
});

test('personal answers change nothing in the code', () => {
  const birth = must(flows.find(({ id }) => id === 'birth'));
  const way = { for: 'child', special: 'none', foreign: 'none', paper: 'cert', who: 'parent' };
  const codeOf = (ageDays: number, parents: string) => {
    const walk = walkOf(birth, { ...way, ageDays, parents });
    return writeLinkCode(birth, { ...walk, trail: walk.trail, answers: walk.answers });
  };
  expect(codeOf(3, 'married')).toBe(codeOf(61, 'married'));
});

test('whatever stands behind the sign is read as a code or refused, and throws nothing', () => {
  const flow = must(flows[0]);
  const near = fc
    .tuple(
      fc.constantFrom(flow.id, '__proto__', 'constructor', 'toString', 'x'),
      fc.constantFrom('1', flow.version.toString(36), 'zzzz', '0', ''),
      fc.string({ unit: fc.constantFrom(...'0123456789abcz..~%') }),
    )
    .map((parts) => parts.join('~'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      const code = readLinkCode(text);
      if (!code.ok) return;
      const answers = answersOfCode(flow, code.value);
      if (answers === undefined) return;
      expect(walkOf(flow, answers).trail.length).toBeLessThanOrEqual(200);
    }),
  );
  for (const text of ['', '__proto__~1~0', 'constructor~1~', 'x'.repeat(10_240), 'birth~0~', '%00'])
    expect(readLinkCode(text).ok, text.slice(0, 20)).toBe(false);
});

test('of another flow, another version, or with answers too many it is none of this flow', () => {
  const [one, other] = [must(flows[0]), must(flows[1])];
  const code = { flow: one.id, version: one.version, said: [0] };
  expect(answersOfCode(one, code)).toBeDefined();
  expect(answersOfCode(other, code)).toBeUndefined();
  expect(answersOfCode({ ...one, version: one.version + 1 }, code)).toBeUndefined();
  expect(answersOfCode(one, { ...code, said: Array(100).fill(undefined) })).toBeUndefined();
  expect(answersOfCode(one, { ...code, said: [60_000_000] })).toBeUndefined();
});
