import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { BridgeSession } from '../../domain/api/index.ts';
import { err, ok, type Result } from '../../domain/basics/index.ts';
import type { EnrolError, HubLinkState } from '../services.ts';
import { memoryHubLink } from './index.ts';
import { startSelfEnrolment } from './self-enrolment.ts';
import { simulateTime } from './simulated-time.ts';

const publicKey = { kty: 'EC', crv: 'P-256', x: 'x'.repeat(43), y: 'y'.repeat(43) } as const;
const codeOf = (code: string): BridgeSession['enrolment'] => ({
  code,
  shell: { publicKey, proof: 'p' },
});

function setUp(enrolment: HubLinkState['enrolment'] = 'notEnrolled') {
  const time = simulateTime(0);
  const memory = memoryHubLink({ enrolment });
  const offered = signal<BridgeSession['enrolment']>(null);
  const tried: string[] = [];
  const state = { answer: err('offline') as Result<void, EnrolError>, asked: 0, enrolled: 0 };
  const stop = startSelfEnrolment({
    after: time.after,
    fillRandom: (array) => array.fill(128),
    link: {
      state: memory.state,
      async enrol(code) {
        tried.push(code);
        memory.set({ enrolment: 'enrolling' });
        await undefined;
        memory.set({ enrolment: state.answer.ok ? 'enrolled' : 'notEnrolled' });
        return state.answer;
      },
    },
    offered,
    askAgain: () => {
      state.asked += 1;
    },
    onEnrolled: () => {
      state.enrolled += 1;
    },
  });
  return { time, memory, offered, tried, state, stop };
}

describe('self-enrolment', () => {
  it('redeems what the shell offers, once', async () => {
    const { time, offered, tried, state } = setUp();
    await time.advance(1_000);
    expect(tried).toEqual([]);
    state.answer = ok(undefined);
    offered.value = codeOf('AAA');
    await time.advance(3_600_000);
    expect(tried).toEqual(['AAA']);
    expect(state.enrolled).toBe(1);
  });

  it('tries a failing code again slowly, whatever changes meanwhile, and asks for a new one', async () => {
    const { time, memory, offered, tried, state } = setUp();
    offered.value = codeOf('AAA');
    for (let i = 0; i < 60; i += 1) {
      await time.advance(60_000);
      memory.set({ clockOffsetMs: i });
    }
    expect(tried.length).toBeGreaterThan(5);
    expect(tried.length).toBeLessThan(40);
    expect(state.asked).toBeGreaterThan(5);
    offered.value = codeOf('BBB');
    state.answer = ok(undefined);
    await time.advance(600_000);
    expect(tried.at(-1)).toBe('BBB');
    expect(state.enrolled).toBe(1);
  });

  it.each(['enrolled', 'refused', 'unknown'] as const)(
    'leaves a kiosk alone that is %s',
    async (is) => {
      const { time, offered, tried } = setUp(is);
      offered.value = codeOf('AAA');
      await time.advance(3_600_000);
      expect(tried).toEqual([]);
    },
  );

  it.each([
    ['forked', 1],
    ['superseded', 1],
    ['unknown-kiosk', 1],
    ['revoked', 0],
    ['bad-signature', 0],
  ] as const)('takes a code that is laid ready for a %s kiosk %i times', async (refusal, times) => {
    const { time, memory, offered, tried, state } = setUp('refused');
    state.answer = ok(undefined);
    memory.set({ refusal });
    offered.value = codeOf('AAA');
    await time.advance(60_000);
    expect(tried).toHaveLength(times);
  });

  it('stops', async () => {
    const { time, offered, tried, stop } = setUp();
    offered.value = codeOf('AAA');
    await time.advance(10);
    stop();
    await time.advance(3_600_000);
    expect(tried).toEqual(['AAA']);
  });
});
