import { describe, expect, test } from 'vitest';
import { takeNotes } from '../notes.ts';
import { readCode } from './read-code.ts';

function read(raw: unknown) {
  const notes = takeNotes();
  const result = readCode(raw, notes);
  return { result, kinds: notes.repairs.map(({ kind }) => kind) };
}

describe('codes', () => {
  test('a right one passes untouched', () => {
    expect(read('1.001193')).toEqual({
      result: { ok: true, value: { code: '1.001193', malformed: false } },
      kinds: [],
    });
  });

  test.each([
    [' 1.014325', '1.014325', 'codeTrimmed'],
    ['1,001193', '1.001193', 'codeTrimmed'],
    ['1.000948.H38', '1.000948', 'codeSuffix'],
    ['1.001776.000.00.00.H41', '1.001776', 'codeSuffix'],
    ['1.001193.01', '1.001193', 'codeSuffix'],
    [1.00195, '1.001950', 'codeZeros'],
  ])('%j is read as %s, and said', (raw, code, kind) => {
    expect(read(raw)).toEqual({
      result: { ok: true, value: { code, malformed: false } },
      kinds: [kind],
    });
  });

  test.each(['1.0133611', '2.009182739'])(
    '%s is kept and doubted: nobody knows the digit',
    (raw) => {
      expect(read(raw)).toEqual({
        result: { ok: true, value: { code: raw, malformed: true } },
        kinds: ['codeMalformed'],
      });
    },
  );

  test.each([
    ['1.014955-Xoa', 'deletedAtSource'],
    ['', 'noCode'],
    [undefined, 'noCode'],
    ['HN-01', 'badCode'],
    ['1.0011931234567', 'badCode'],
    ['=1+1', 'badCode'],
    [{}, 'noCode'],
  ])('%j is refused: %s', (raw, error) => {
    expect(read(raw).result).toEqual({ ok: false, error });
  });
});
