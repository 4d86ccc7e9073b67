import { describe, expect, it } from 'vitest';
import {
  keptKeys,
  keyOf,
  load,
  type PageShelf,
  runOut,
  shownFiles,
  standWell,
  takeOver,
} from './way-back.ts';

const pageOf = (build: string) => ({
  build,
  keys: { '/index.html': `/index.html?${build}`, [`/app-${build}.js`]: `/app-${build}.js` },
});
const first = takeOver(undefined, pageOf('a'));
const onTrial = takeOver(first, pageOf('b'));
const shown = (shelf: PageShelf) => shownFiles(shelf).build;

describe('the way back', () => {
  it('has nothing to go back to at first, and says nothing of a trial', () => {
    expect(first.phase).toBe('well');
    let shelf = first;
    for (let i = 0; i < 20; i += 1) shelf = load(shelf, `w${i}`);
    expect(shelf).toBe(first);
  });

  it('shows the newer page and keeps both', () => {
    expect(onTrial.phase).toBe('trial');
    expect(shown(onTrial)).toBe('b');
    expect([...keptKeys(onTrial)].sort()).toEqual([
      '/app-a.js',
      '/app-b.js',
      '/index.html?a',
      '/index.html?b',
    ]);
    // A window that still shows the former one needs its lazy parts.
    expect(keyOf(onTrial, '/app-a.js')).toBe('/app-a.js');
    expect(keyOf(onTrial, '/index.html')).toBe('/index.html?b');
    expect(keyOf(onTrial, '/other')).toBeUndefined();
  });

  it('keeps a page that says that it stands, whatever happens later', () => {
    const well = standWell(load(onTrial, 'w1'), 'w1');
    expect(well.phase).toBe('well');
    expect(runOut(well, 'w1')).toBe(well);
    expect(shown(['w2', 'w3', 'w4', 'w5'].reduce(load, well))).toBe('b');
  });

  it('hears only the window that loaded it last: the page before may speak up late', () => {
    const loaded = load(load(onTrial, 'w1'), 'w2');
    expect(standWell(loaded, 'w1')).toBe(loaded);
    expect(standWell(loaded, 'page-before')).toBe(loaded);
    expect(runOut(loaded, 'w1')).toBe(loaded);
    expect(standWell(onTrial, 'page-before')).toBe(onTrial);
  });

  it('goes back when its time is over, and stays back', () => {
    const back = runOut(load(onTrial, 'w1'), 'w1');
    expect([back.phase, shown(back)]).toEqual(['back', 'a']);
    expect(standWell(back, 'w1')).toBe(back);
    expect(shown(load(back, 'w2'))).toBe('a');
  });

  it('goes back at the fourth load without a word: the browser was restarted under it', () => {
    const loaded = ['w1', 'w2', 'w3'].reduce(load, onTrial);
    expect(shown(loaded)).toBe('b');
    expect(shown(load(loaded, 'w4'))).toBe('a');
  });

  it('tries the next one against the page that stood, not against the one that failed', () => {
    const back = runOut(load(onTrial, 'w1'), 'w1');
    for (const before of [back, onTrial]) {
      const next = takeOver(before, pageOf('c'));
      expect([next.phase, next.former?.build, shown(next)]).toEqual(['trial', 'a', 'c']);
    }
    const proved = standWell(load(onTrial, 'w1'), 'w1');
    expect(takeOver(proved, pageOf('c')).former?.build).toBe('b');
  });

  it('needs no trial for the page that it went back to', () => {
    const back = runOut(load(onTrial, 'w1'), 'w1');
    const again = takeOver(back, pageOf('a'));
    expect([again.phase, shown(again)]).toEqual(['well', 'a']);
  });

  it('changes nothing for a worker that is activated again, or is new around the same page', () => {
    const back = runOut(load(onTrial, 'w1'), 'w1');
    expect(takeOver(back, pageOf('b'))).toBe(back);
    expect(takeOver(onTrial, pageOf('b'))).toBe(onTrial);
  });
});
