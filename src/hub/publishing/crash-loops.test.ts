/** Machines that crash: before a release, after it, and all the time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  begunMs,
  crashes,
  dayMs,
  hourMs,
  nowMs,
  RolloutFleet,
} from './test-support/rollout-fleet.ts';

const minuteMs = 60_000;
let fleet: RolloutFleet;
beforeAll(async () => {
  fleet = await RolloutFleet.start();
}, 120_000);
afterAll(async () => {
  await fleet?.close();
}, 60_000);
beforeEach(async () => {
  await fleet.clear();
  await fleet.shows('f1', 20);
  await fleet.release(20);
});

/** As the hub noted it when the loop began. */
const loopingSince = (kiosk: string, ms: number) =>
  fleet.run('update shell_beats set looping_since = $2 where kiosk = $1', [kiosk, new Date(ms)]);

it.each([
  ['right', 0, null],
  ['a day behind, and known to be', -dayMs, dayMs],
  ['a day ahead, and known to be', dayMs, -dayMs],
] as const)('crashes are dated by the hub where a clock is %s', async (_, wrongMs, offset) => {
  await fleet.machine('f1', {
    faults: crashes(9, begunMs - 4 * hourMs + wrongMs),
    clockOffsetMs: offset,
  });
  expect(await fleet.judge()).toBeUndefined();
  await fleet.machine('f1', {
    faults: crashes(4, begunMs + 10 * minuteMs + wrongMs),
    clockOffsetMs: offset,
  });
  expect(await fleet.judge()).toBe('crashLoop');
});

it('a machine that failed as often before has another trouble; twice as often is this one', async () => {
  const before = crashes(3, begunMs - hourMs);
  await fleet.machine('f1', { faults: [...before, ...crashes(5, begunMs + minuteMs)] });
  expect(await fleet.judge()).toBeUndefined();
  await fleet.machine('f1', { faults: [...before, ...crashes(6, begunMs + minuteMs)] });
  expect(await fleet.judge()).toBe('crashLoop');
});

it('requests that were lost, and a journal that cannot be read, are no crash of a page', async () => {
  const faults = [...crashes(5, nowMs, 'MC-47'), ...crashes(5, nowMs, 'MC-61')];
  await fleet.machine('f1', { faults: [...faults, ...crashes(2, nowMs, 'MC-44')] });
  expect(await fleet.judge()).toBeUndefined();
});

describe('a machine that crashed now and then before', () => {
  it('and is in a loop since the version came stops it, however often it crashed in all', async () => {
    // Two hours before: four, each by itself. Two hours after: as many, and in one minute.
    const before = crashes(4, begunMs - 115 * minuteMs, 'MC-41', 35 * minuteMs);
    const after = crashes(4, begunMs + 90 * minuteMs, 'MC-41', 10_000);
    await fleet.machine('f1', { faults: [...before, ...after] });
    expect(await fleet.judge()).toBe('crashLoop');
  });

  it('and goes on crashing now and then stops nothing', async () => {
    const before = crashes(3, begunMs - 115 * minuteMs, 'MC-41', 35 * minuteMs);
    const after = crashes(4, begunMs + minuteMs, 'MC-41', 35 * minuteMs);
    await fleet.machine('f1', { faults: [...before, ...after] });
    expect(await fleet.judge()).toBeUndefined();
  });

  it('and twice as often since stops it, though never thrice within an hour', async () => {
    const before = crashes(1, begunMs - 115 * minuteMs);
    const after = crashes(3, begunMs + minuteMs, 'MC-41', 50 * minuteMs);
    await fleet.machine('f1', { faults: [...before, ...after] });
    expect(await fleet.judge()).toBe('crashLoop');
  });
});

describe('a machine that was in a loop when the version came', () => {
  /** Its shell keeps twenty faults: half an hour of them. */
  const full = crashes(20, nowMs - 20 * 90_000, 'MC-41', 90_000);

  it('goes on, and its list has nothing of before any more: no news of the release', async () => {
    await fleet.machine('f1', { faults: full });
    expect(await fleet.judge()).toBe('crashLoop');
    await loopingSince('f1', begunMs - minuteMs);
    expect(await fleet.judge()).toBeUndefined();
    // Of a loop that came after the ring went out, this one is.
    await loopingSince('f1', begunMs + minuteMs);
    expect(await fleet.judge()).toBe('crashLoop');
  });

  it('stands on the rescue page as it did before: no news either', async () => {
    await fleet.machine('f1', {
      faults: [...crashes(9, begunMs - 20 * minuteMs), ...crashes(5, begunMs + minuteMs)],
      showing: 'rescue',
    });
    expect(await fleet.judge()).toBeUndefined();
    // One that was well: a crash and the rescue page are enough.
    await fleet.machine('f1', { faults: crashes(1, begunMs + minuteMs), showing: 'rescue' });
    expect(await fleet.judge()).toBe('crashLoop');
  });

  it('gets twice as bad: that stops it', async () => {
    const before = crashes(4, begunMs - 40 * minuteMs, 'MC-41', 5 * minuteMs);
    const faults = (times: number) => [...before, ...crashes(times, begunMs + minuteMs)];
    await fleet.machine('f1', { faults: faults(7) });
    await loopingSince('f1', begunMs - 20 * minuteMs);
    expect(await fleet.judge()).toBeUndefined();
    await fleet.machine('f1', { faults: faults(8) });
    expect(await fleet.judge()).toBe('crashLoop');
  });

  it('hides no other: one beside it that begins to loop stops the release', async () => {
    await fleet.machine('f1', { faults: full });
    await loopingSince('f1', begunMs - dayMs);
    await fleet.shows('f2', 20);
    await fleet.machine('f2', { faults: crashes(2, begunMs + minuteMs) });
    expect(await fleet.judge()).toBeUndefined();
    await fleet.machine('f2', { faults: crashes(3, begunMs + minuteMs) });
    expect(await fleet.judge()).toBe('crashLoop');
  });
});

it('what was before the version came to this kiosk is not of the version, though the ring was out', async () => {
  // In a later ring, or off until now: it took the version ten minutes ago.
  await fleet.machine('f1', { faults: crashes(5, begunMs + 30 * minuteMs) });
  expect(await fleet.judge()).toBe('crashLoop');
  await fleet.used('f1', 20, [1, 0, 0], (10 * minuteMs) / dayMs);
  expect(await fleet.judge()).toBeUndefined();
  const twice = [...crashes(5, begunMs + 50 * minuteMs), ...crashes(10, nowMs - 5 * minuteMs)];
  await fleet.machine('f1', { faults: twice });
  expect(await fleet.judge()).toBe('crashLoop');
});

it('a page of a later ring that dies of the version is dated by its own ring', async () => {
  await fleet.run('delete from heartbeats');
  await fleet.shows('f2', 10);
  await fleet.machine('f2', { faults: crashes(4, begunMs + 30 * minuteMs) });
  // It is in no ring that is out.
  expect(await fleet.judge()).toBeUndefined();
  await fleet.ring(100, nowMs - 20 * minuteMs);
  expect(await fleet.judge()).toBeUndefined();
  await fleet.machine('f2', { faults: crashes(4, nowMs - 10 * minuteMs) });
  expect(await fleet.judge()).toBe('crashLoop');
});
