import { describe, expect, test } from 'vitest';
import type { Decoded, DecodeEngine, Formats, Sight, Unread } from './decoded.ts';
import { newGreyImage } from './grey-image.ts';
import { createLadder } from './live-ladder.ts';
import { noiseOf } from './steady-mean.ts';

const nothing: Sight = { decoded: undefined, unread: [] };
const text: Decoded = { text: 'x', symbology: 'QRCode' };
const found: Sight = { decoded: text, unread: [] };
const at = (x: number, y: number) => ({ x, y });
const symbol: Unread = { version: 1, corners: [at(9, 9), at(45, 9), at(45, 45), at(9, 45)] };

/** An engine that remembers what it was shown, as `width formats`. */
function engineOf(answer: (width: number, formats: Formats) => Sight) {
  const looks: string[] = [];
  const engine: DecodeEngine = {
    read({ width }, formats) {
      looks.push(`${width} ${formats}`);
      return answer(width, formats);
    },
  };
  return { engine, looks };
}

/** A clock that goes on by so much each time it is asked. */
function ticking(stepMs: number) {
  let nowMs = 0;
  return () => {
    nowMs += stepMs;
    return nowMs;
  };
}

const frame = newGreyImage(64, 48);
/** A whole round of tries is far shorter than this many steps. */
const stepsMany = 400;

describe('frames of a camera', () => {
  test('a code at first sight costs no try', () => {
    const { engine, looks } = engineOf(() => found);
    expect(createLadder(engine, ticking(1)).frame(frame)).toEqual(text);
    expect(looks).toEqual(['64 all']);
  });

  test('every frame is looked at first, however long a try takes', () => {
    const { engine, looks } = engineOf(() => nothing);
    // One step uses up the time of a frame.
    const ladder = createLadder(engine, ticking(1000));
    for (let i = 0; i < stepsMany; i += 1) expect(ladder.frame(frame)).toBeUndefined();
    expect(looks.filter((look) => look === '64 all')).toHaveLength(stepsMany);
    // And the tries go on from frame to frame until they are done.
    expect(looks).toContain('128 quick');
  });

  test('what a try reads is told with the frame in which it is done', () => {
    const { engine } = engineOf((width) => (width === 128 ? found : nothing));
    const ladder = createLadder(engine, ticking(1000));
    const told = Array.from({ length: stepsMany }, () => ladder.frame(frame));
    const first = told.findIndex((one) => one !== undefined);
    expect(told[first]).toEqual(text);
    // Filters and the look at their image: more than one frame, and not many.
    expect(first).toBeGreaterThan(1);
    expect(first).toBeLessThan(6);
  });

  test('a fast machine gets through several tries in one frame, and stops in time', () => {
    const { engine, looks } = engineOf(() => nothing);
    createLadder(engine, ticking(0.01)).frame(frame);
    expect(looks.filter((look) => look === '128 quick').length).toBeGreaterThan(2);
  });

  test('the longest step, a look at an enlarged image, is not begun late in a frame', () => {
    const { engine, looks } = engineOf(() => nothing);
    const ladder = createLadder(engine, ticking(6));
    for (let i = 0; i < 40; i += 1) ladder.frame(frame);
    const long = looks.flatMap((look, i) => (look === '128 quick' ? [looks[i - 1]] : []));
    expect(long.length).toBeGreaterThan(2);
    // It comes first after the look at the frame itself.
    expect(new Set(long)).toEqual(new Set(['64 all']));
  });

  test('a symbol that comes into sight is not kept waiting by a try at an empty frame', () => {
    let looked = 0;
    const { engine, looks } = engineOf((_, formats) => {
      looked += formats === 'all' ? 1 : 0;
      return looked > 1 ? { decoded: undefined, unread: [symbol] } : nothing;
    });
    const ladder = createLadder(engine, ticking(1000));
    ladder.frame(frame);
    // The first try, at an empty frame, has not reached its look and never does; the second one, at the
    // symbol, reaches its own.
    for (let i = 0; i < 4; i += 1) ladder.frame(frame);
    expect(looks).toContain('64 lines');
    expect(looks).not.toContain('64 quick');
  });

  test('what has read one frame is the first try at the next, and every other one after that', () => {
    // Bars in the enlarged image: the last try of a round.
    const { engine, looks } = engineOf((_, formats) =>
      formats === 'linesTwice' ? found : nothing,
    );
    const ladder = createLadder(engine, ticking(0));
    // A clock that stands still: a frame goes on until something is read.
    expect(ladder.frame(frame)).toEqual(text);
    const before = looks.length;
    expect(ladder.frame(frame)).toEqual(text);
    expect(looks.slice(before)).toEqual(['64 all', '128 linesTwice']);
  });

  test('what has read once does not keep the others from their turn', () => {
    let spent = false;
    const { engine, looks } = engineOf((_, formats) => {
      if (formats !== 'linesTwice' || spent) return nothing;
      spent = true;
      return found;
    });
    const ladder = createLadder(engine, ticking(1));
    while (ladder.frame(frame) === undefined);
    const before = looks.length;
    for (let i = 0; i < stepsMany; i += 1) ladder.frame(frame);
    const later = looks.slice(before).filter((look) => look.startsWith('128'));
    expect(new Set(later)).toEqual(new Set(['128 quick', '128 qr', '128 linesTwice']));
  });

  test('of a dark room the mean of its frames is looked at, and tried', () => {
    let state = 7;
    const noisy = () => {
      const image = newGreyImage(64, 48);
      for (let i = 0; i < image.data.length; i += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        image.data[i] = 100 + (state >>> 24) / 4;
      }
      return image;
    };
    const noises: number[] = [];
    const engine: DecodeEngine = {
      read(image, formats) {
        if (formats === 'all') noises.push(noiseOf(image));
        return nothing;
      },
    };
    const ladder = createLadder(engine, ticking(1000));
    for (let i = 0; i < 4; i += 1) ladder.frame(noisy());
    const [first = 0, , , fourth = 0] = noises;
    expect(first).toBeGreaterThan(10);
    expect(fourth).toBeLessThan(0.65 * first);
  });
});
