import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { CdpPipe } from './cdp-pipe.ts';
import { CrashLoop } from './crash-loop.ts';
import { PageTargets } from './page-targets.ts';
import { prepareProfile } from './prepare-profile.ts';
import { Pulse } from './pulse.ts';
import { readPids } from './read-pids.ts';

const origin = 'http://localhost:8420';
const info = (targetId: string, url: string, type = 'page') => ({ targetId, url, type });
const created = (targetInfo: unknown) => ({
  method: 'Target.targetCreated',
  params: { targetInfo },
});
const changed = (targetInfo: unknown) => ({
  method: 'Target.targetInfoChanged',
  params: { targetInfo },
});
const crashed = (targetId: string) => ({ method: 'Target.targetCrashed', params: { targetId } });

describe('the page among the targets', () => {
  const settled = () => {
    const targets = new PageTargets(origin);
    expect(targets.hear(created(info('home', `${origin}/`)))).toBeUndefined();
    return targets;
  };

  test('the first page of the own origin is home; every other page is extra', () => {
    const targets = settled();
    expect(targets.home).toBe('home');
    expect(targets.hear(created(info('tab', 'chrome://newtab/')))).toEqual({
      what: 'extra',
      targetId: 'tab',
    });
    // Even at the own origin: a second page would be a second kiosk.
    expect(targets.hear(created(info('twin', `${origin}/`)))?.what).toBe('extra');
  });

  test('what looks like the origin is not the origin', () => {
    for (const url of [
      `${origin}.evil.example/`,
      'http://localhost:84200/',
      'https://localhost:8420/',
      'http://127.0.0.1:8420/',
      'chrome://settings/',
      'about:blank',
    ]) {
      expect(settled().hear(changed(info('home', url)))).toEqual({ what: 'left' });
    }
  });

  test("the browser's own furniture and workers are left alone", () => {
    const targets = settled();
    for (const one of [
      info('a', 'chrome://omnibox-popup.top-chrome/', 'browser_ui'),
      info('b', 'chrome://omnibox-popup.top-chrome/omnibox_popup_aim.html'),
      info('c', `${origin}/service-worker.js`, 'service_worker'),
    ]) {
      expect(targets.hear(created(one))).toBeUndefined();
    }
    expect(targets.hear(crashed('b'))).toBeUndefined();
  });

  test('a crash is told of home only, and found again by a sweep', () => {
    const targets = settled();
    expect(targets.hear(crashed('other'))).toBeUndefined();
    expect(targets.hear(crashed('home'))).toEqual({ what: 'crashed' });
    expect(targets.sweep({ targetInfos: [info('home', `${origin}/`)] })).toEqual([
      { what: 'crashed' },
    ]);
  });

  test('a page that was replaced means nothing any more', () => {
    const targets = settled();
    targets.setHome('next');
    expect(targets.hear(crashed('home'))).toBeUndefined();
    expect(targets.hear(changed(info('home', 'http://evil.example/')))).toBeUndefined();
    expect(targets.sweep({ targetInfos: [info('home', `${origin}/`), info('next', '')] })).toEqual(
      [],
    );
  });

  test('a sweep finds a home that is gone, and misshapen answers nothing', () => {
    expect(settled().sweep({ targetInfos: [] })).toEqual([{ what: 'closed' }]);
    for (const odd of [undefined, null, 5, {}, { targetInfos: 'x' }]) {
      expect(settled().sweep(odd)).toEqual([]);
    }
    for (const params of [undefined, null, {}, { targetInfo: null }, { targetId: 7 }]) {
      expect(settled().hear({ method: 'Target.targetCrashed', params })).toBeUndefined();
      expect(settled().hear({ method: 'Target.targetCreated', params })).toBeUndefined();
    }
  });
});

describe('the pulse', () => {
  const pulse = () => new Pulse({ silentMs: 2600, firstBeatMs: 15_000 });

  test('a page that beat and falls silent hangs; one that loads is given time', () => {
    const one = pulse();
    one.loading(0);
    expect(one.judge(15_000)).toBe('well');
    expect(one.judge(15_001)).toBe('neverStarted');
    one.beat(16_000);
    expect(one.judge(18_600)).toBe('well');
    expect(one.judge(18_601)).toBe('hung');
    one.loading(19_000);
    expect(one.judge(30_000)).toBe('well');
  });

  test('a judge that slept blames nobody', () => {
    const one = pulse();
    one.beat(0);
    one.loading(0);
    one.beat(0);
    one.forgive(10_000);
    expect(one.judge(12_600)).toBe('well');
    expect(one.judge(12_601)).toBe('hung');
  });

  test('a page without a pulse is not judged', () => {
    const one = pulse();
    one.loading(0);
    one.rest();
    expect(one.judge(1e9)).toBe('well');
  });
});

describe('a crash loop', () => {
  test('four faults in a minute: a rescue page, longer each time, never shorter', () => {
    const loop = new CrashLoop();
    const shown: number[] = [];
    for (let i = 0; i < 24; i += 1) {
      const verdict = loop.note('pageCrashed', i * 1000);
      if (verdict.show === 'rescue') {
        expect(verdict.code).toBe('MC-41');
        shown.push(verdict.forMs);
      }
    }
    expect(shown).toEqual([10_000, 30_000, 60_000, 300_000, 300_000, 300_000]);
    expect(loop.total).toBe(24);
  });

  test('faults far apart are none', () => {
    const loop = new CrashLoop();
    for (let i = 0; i < 50; i += 1) {
      expect(loop.note('pageHung', i * 21_000).show).toBe('page');
    }
  });
});

test('a profile is made ready: no locks, no note of a crash, everything else as it was', () => {
  const directory = mkdtempSync(join(tmpdir(), 'motcham-profile-'));
  const preferences = join(directory, 'Default', 'Preferences');
  mkdirSync(join(directory, 'Default'));
  writeFileSync(join(directory, 'SingletonLock'), '');
  writeFileSync(
    preferences,
    JSON.stringify({ kept: 1, profile: { exit_type: 'Crashed', name: 'k' } }),
  );
  prepareProfile(directory);
  expect(JSON.parse(readFileSync(preferences, 'utf8'))).toEqual({
    kept: 1,
    profile: { exit_type: 'Normal', exited_cleanly: true, name: 'k' },
  });
  expect(() => readFileSync(join(directory, 'SingletonLock'))).toThrow();
  writeFileSync(preferences, '{"torn');
  prepareProfile(directory);
  expect(readFileSync(preferences, 'utf8')).toBe('{"torn');
  rmSync(directory, { recursive: true });
});

test('process ids are renderers only, and never a group or init', () => {
  const entry = (type: string, id: unknown) => ({ type, id });
  const processInfo = [
    entry('renderer', 40),
    entry('browser', 41),
    entry('renderer', -1),
    entry('renderer', 0),
    entry('renderer', 1),
    entry('renderer', '42'),
  ];
  expect(readPids({ processInfo })).toEqual([40]);
  for (const odd of [undefined, {}, { processInfo: 'x' }]) expect(readPids(odd)).toEqual([]);
});

describe('the pipe', () => {
  test('answers come to whoever asked, however the bytes are cut, and silence ends', async () => {
    const out = new PassThrough();
    const input = new PassThrough();
    const events: string[] = [];
    const pipe = new CdpPipe(out, input, ({ method }) => events.push(method));
    const first = pipe.send('A', {}, 60_000);
    const second = pipe.send('B', {}, 60_000);
    const text =
      '{"id":2,"result":{"b":1}}\0{"method":"E","params":{}}\0nonsense\0{"id":1,"error":{}}\0';
    for (const letter of text) input.write(letter);
    expect(await second).toEqual({ b: 1 });
    expect(await first).toBeUndefined();
    expect(events).toEqual(['E']);
    expect(await pipe.send('C', {}, 5)).toBeUndefined();
    const open = pipe.send('D', {}, 60_000);
    pipe.close();
    expect(await open).toBeUndefined();
    expect(await pipe.send('E', {}, 60_000)).toBeUndefined();
  });
});
