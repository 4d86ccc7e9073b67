import { expect, it } from 'vitest';
import { live } from './support/live.ts';
import type { Step } from './support/steps.ts';

const hourMs = 3_600_000;
const leave: Step = { do: 'leave', on: 0 };
const wait: Step = { do: 'wait', on: 0, ms: hourMs / 4 };
const heartbeat: Step = { do: 'heartbeat', on: 0, late: false };
const backUp: Step = { do: 'backUp', on: 0 };

/** Everything that kiosk and hub do with a request happens at least once. */
const life: readonly Step[] = [
  { do: 'line', on: 0, dead: true },
  leave,
  { do: 'withdraw', on: 0, which: 0 },
  { do: 'line', on: 0, dead: false },
  wait,
  { do: 'openTab', on: 0 },
  leave,
  leave,
  wait,
  backUp,
  heartbeat,
  { do: 'network', on: 0, fate: 'lostAnswer' },
  leave,
  wait,
  { do: 'clone', on: 0 },
  { do: 'leave', on: 1 },
  leave,
  wait,
  { do: 'heartbeat', on: 1, late: false },
  { do: 'enrol', on: 1 },
  wait,
  backUp,
  heartbeat,
  leave,
  wait,
  { do: 'restore', on: 0, old: true },
  heartbeat,
  leave,
  wait,
  { do: 'enrol', on: 0 },
  wait,
];

it('keeps every promise, at whatever await a page or the hub dies', async () => {
  const whole = await live(life);
  expect(whole.broken).toEqual([]);
  const { world } = whole;
  expect(world.promised.size).toBeGreaterThanOrEqual(6);
  expect([...world.promised.values()].filter(({ withdrawn }) => withdrawn === 'yes')).toHaveLength(
    1,
  );
  expect(world.wentBackTooFar).toBe(true);
  expect(world.hub.data.moved.size).toBeGreaterThan(0);
  const [kiosk, clone] = world.machines;
  const found: string[] = [];
  const tell = (who: string, at: number, broken: readonly string[]) => {
    for (const one of broken) found.push(`${who} dies at await ${at}: ${one}`);
  };
  for (let at = 1; at <= (kiosk?.points ?? 0); at += 1) {
    const { broken } = await live(life, {}, ({ machines }) => {
      if (machines[0]) machines[0].crashIn = at;
    });
    tell('the kiosk', at, broken);
  }
  for (let at = 1; at <= world.hub.steps; at += 1) {
    const { broken } = await live(life, {}, ({ hub }) => {
      hub.crashIn = at;
    });
    tell('the hub', at, broken);
  }
  for (let at = 1; at <= (clone?.points ?? 0); at += 2) {
    const crash: Step = { do: 'crashPage', on: 1, after: at };
    const cloned = life.findIndex((step) => step.do === 'clone') + 1;
    const { broken } = await live([...life.slice(0, cloned), crash, ...life.slice(cloned)]);
    tell('the clone', at, broken);
  }
  expect(found).toEqual([]);
  expect(kiosk?.points).toBeGreaterThan(80);
  expect(world.hub.steps).toBeGreaterThan(40);
}, 600_000);
