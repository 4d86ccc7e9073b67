import { describe, expect, it } from 'vitest';
import { fromPromise } from 'xstate';
import { lobbyFacts } from './test-support/sample.ts';
import { settle, startSessionAt } from './test-support/start-at.ts';
import { timers } from './timers.ts';

function swapping() {
  let swaps = 0;
  let finish: (result: 'done' | 'broken') => void = () => undefined;
  let updates = 0;
  const session = startSessionAt(lobbyFacts, {
    actors: {
      swapContent: fromPromise(
        () =>
          new Promise<void>((resolve, reject) => {
            swaps += 1;
            finish = (result) => (result === 'done' ? resolve() : reject(new Error('broken')));
          }),
      ),
    },
    actions: {
      activateUpdate: () => {
        updates += 1;
      },
    },
  });
  return {
    ...session,
    swaps: () => swaps,
    updates: () => updates,
    finish: (result: 'done' | 'broken') => finish(result),
    stage: () => session.send({ type: 'FACTS', facts: { staged: 2 } }),
  };
}

describe('new content', () => {
  it('is installed in attract', async () => {
    const session = swapping();
    session.stage();
    expect(session.swaps()).toBe(1);
    session.send({ type: 'FACTS', facts: { staged: undefined } });
    session.finish('done');
    await settle();
    session.wait(timers.swapRestMs);
    expect(session.screen()).toBe('attract');
    expect(session.swaps()).toBe(1);
  });

  it('waits while a resident is there, and until attract (P10)', () => {
    const session = swapping();
    session.send({ type: 'START' });
    session.stage();
    session.send({ type: 'OPEN_SEARCH' });
    expect(session.swaps()).toBe(0);
    session.send({ type: 'END' });
    expect(session.swaps()).toBe(0);
    session.wait(timers.endedMs);
    expect(session.swaps()).toBe(1);
  });

  it('keeps a touch that comes during the swap, so that nobody sees two versions', async () => {
    const session = swapping();
    session.stage();
    session.send({ type: 'START' });
    expect(session.screen()).toBe('attract');
    session.finish('done');
    await settle();
    expect(session.screen()).toBe('home');
  });

  it('is not tried again at once when it breaks, and does not keep residents waiting', async () => {
    const session = swapping();
    session.stage();
    session.finish('broken');
    await settle();
    expect(session.swaps()).toBe(1);
    session.send({ type: 'START' });
    expect(session.screen()).toBe('home');
    session.send({ type: 'END' });
    session.wait(timers.endedMs);
    expect(session.swaps()).toBe(2);
    session.send({ type: 'START' });
    session.wait(timers.swapMs);
    expect(session.screen()).toBe('home');
  });
});

describe('a new page', () => {
  it('is taken into use in attract only', () => {
    const session = swapping();
    session.send({ type: 'START' }, { type: 'FACTS', facts: { updateWaiting: true } });
    session.wait(timers.idleMs);
    expect(session.updates()).toBe(0);
    session.send({ type: 'END' });
    session.wait(timers.endedMs);
    expect(session.updates()).toBe(1);
  });
});
