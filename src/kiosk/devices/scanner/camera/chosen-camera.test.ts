import { expect, test } from 'vitest';
import { findChosenCamera, keepChosenCamera } from './chosen-camera.ts';

function shelfOf() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test('a choice is found again, and may be taken back', () => {
  const shelf = shelfOf();
  expect(findChosenCamera(shelf)).toBeUndefined();
  const camera = { deviceId: 'a1', label: 'USB Document Camera' };
  keepChosenCamera(camera, shelf);
  expect(findChosenCamera(shelf)).toEqual(camera);
  keepChosenCamera(undefined, shelf);
  expect(findChosenCamera(shelf)).toBeUndefined();
  expect(shelf.items.size).toBe(0);
});

test.each(['', '{', 'null', '[]', '{"deviceId":1,"label":"x"}', '{"deviceId":"x"}', '"x"'])(
  'what is not readable is no choice: %s',
  (text) => {
    const shelf = shelfOf();
    keepChosenCamera({ deviceId: 'a', label: 'b' }, shelf);
    for (const key of shelf.items.keys()) shelf.items.set(key, text);
    expect(findChosenCamera(shelf)).toBeUndefined();
  },
);

test('a browser that keeps nothing has no choice', () => {
  const shut = () => {
    throw new Error('storage is off');
  };
  expect(findChosenCamera({ getItem: shut, setItem: shut, removeItem: shut })).toBeUndefined();
});
