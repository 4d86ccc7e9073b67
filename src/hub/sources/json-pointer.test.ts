import { describe, expect, test } from 'vitest';
import { atPointer, isJsonPointer } from './json-pointer.ts';

describe('JSON pointers', () => {
  // The examples of RFC 6901 §5.
  const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7 };
  test.each([
    ['', document],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/m~0n', 8],
    ['/ ', 7],
    ['/nowhere/at/all', undefined],
    ['/foo/length/x', undefined],
  ])('%j', (pointer, value) => expect(atPointer(document, pointer)).toEqual(value));

  test('finds nothing that the answer did not say itself', () => {
    for (const pointer of ['/__proto__', '/constructor', '/toString', '/constructor/prototype']) {
      expect(atPointer({}, pointer)).toBeUndefined();
    }
    expect(atPointer(undefined, '/a')).toBeUndefined();
  });

  test('is one, or not', () => {
    for (const good of ['', '/a', '/a~1b/0', '/đ']) expect(isJsonPointer(good)).toBe(true);
    for (const bad of ['a', '/a~2', '#/a', '/a'.repeat(13)]) expect(isJsonPointer(bad)).toBe(false);
  });
});
