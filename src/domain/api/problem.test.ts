import { describe, expect, it } from 'vitest';
import { type ProblemCode, problemBase, problemCode, problemOf, problems } from './index.ts';

describe('problem details', () => {
  it('read back as the code that made them', () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      const problem = problemOf(code);
      expect(problem.type).toBe(problemBase + code);
      expect(problemCode(JSON.parse(JSON.stringify(problem)))).toBe(code);
      expect(problem.detail).not.toBe('');
    }
  });

  it.each([
    null,
    'text',
    {},
    { type: 'about:blank', title: 'x', status: 500 },
    { type: `${problemBase}toString`, title: 'x', status: 1 },
  ])('are not guessed from %j', (foreign) => expect(problemCode(foreign)).toBeUndefined());

  it('tell staff what to do in both languages', () => {
    for (const { staff } of Object.values(problems)) {
      expect(staff.vi).toMatch(/\.$/);
      expect(staff.en).toMatch(/\.$/);
      expect(staff.vi).not.toMatch(/không hợp lệ|vui lòng|xin lỗi/i);
    }
  });
});
