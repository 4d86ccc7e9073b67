import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import type { SessionView } from '../session/index.ts';
import { startVersionUse } from './version-use.ts';

it('counts sessions, those that time ended, and those in which something failed, by version', () => {
  type Seen = Parameters<typeof startVersionUse>[0]['view']['value'];
  const at = (screen: SessionView['screen'], overlay: Seen['overlay'] = 'none'): Seen => ({
    screen,
    overlay,
    context: { resident: { print: undefined } },
  });
  const view = signal(at('attract'));
  const told: object[] = [];
  let version = 3;
  const stop = startVersionUse({ view, version: () => version, tell: (use) => told.push(use) });
  const session = (...seen: Seen[]) => {
    for (const one of [...seen, at('ending'), at('attract')]) view.value = one;
  };
  session(at('home'), at('procedure'));
  expect(told.at(-1)).toEqual({ version: 3, sessions: 1, abandoned: 0, faults: 0 });
  session(at('home'), at('home', 'warning'));
  expect(told.at(-1)).toEqual({ version: 3, sessions: 2, abandoned: 1, faults: 0 });
  // "Vẫn ở đây", then finished.
  session(at('home', 'warning'), at('scanUnreadable'), at('home'));
  expect(told.at(-1)).toEqual({ version: 3, sessions: 3, abandoned: 1, faults: 1 });
  version = 4;
  session(at('home'));
  expect(told.at(-1)).toEqual({ version: 4, sessions: 1, abandoned: 0, faults: 0 });
  view.value = at('staffPin');
  expect(told).toHaveLength(4);
  stop();
});
