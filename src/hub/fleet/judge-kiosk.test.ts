import { describe, expect, it } from 'vitest';
import type { ShellBeat } from '../../domain/fleet/index.ts';
import { judgeKiosk } from './judge-kiosk.ts';

const beat = (
  screen: Partial<ShellBeat['health']['screen']> = {},
  disk: ShellBeat['health']['disk']['state'] = 'ok',
): ShellBeat => ({
  counter: 1,
  version: '1',
  uptimeMs: 1,
  health: {
    printer: 'ready',
    disk: { state: disk, freeBytes: 1, writeMs: 1 },
    memory: { shellBytes: 1, browserBytes: 1 },
    clockOffsetMs: 0,
    screen: {
      browser: 'running',
      showing: 'page',
      picture: 'drawn',
      pageBeatMs: 500,
      progress: 3,
      faults: 0,
      policed: 0,
      memoryRestarts: 0,
      ...screen,
    },
  },
  faults: [],
  commands: { upTo: 0, results: [] },
});
const minutes = (count: number) => count * 60_000;

describe('the condition of a kiosk', () => {
  it.each([
    ['nothing was ever heard', undefined, undefined, undefined, 'new'],
    ['both are silent', 20, 20, beat(), 'down'],
    ['one beat was missed', 11, 11, beat(), 'well'],
    ['the machine beats and its page does not', 20, 1, beat(), 'stuck'],
    [
      'the page beats to the hub and no frame is drawn',
      1,
      1,
      beat({ pageBeatMs: 90_000 }),
      'stuck',
    ],
    ['the page never drew', 1, 1, beat({ pageBeatMs: null }), 'stuck'],
    ['the rescue page is shown', 20, 1, beat({ showing: 'rescue' }), 'degraded'],
    ['the screen is black', 1, 1, beat({ picture: 'black' }), 'degraded'],
    ['the disk lies', 1, 1, beat({}, 'broken'), 'degraded'],
    ['policies are missing', 1, 1, beat({ browser: 'noPolicies' }), 'degraded'],
    ['it was taken out of service', 20, 1, beat({ showing: 'outOfService' }), 'outOfService'],
    ['the shell fell silent', 1, 20, beat(), 'noShell'],
    ['a tablet has no shell', 1, undefined, undefined, 'well'],
    ['all is as it should be', 1, 1, beat(), 'well'],
  ] as const)('%s', (_, page, shell, said, condition) => {
    const pageMs = page === undefined ? undefined : minutes(page);
    const shellMs = shell === undefined ? undefined : minutes(shell);
    expect(judgeKiosk({ pageMs, shellMs, beat: said })).toBe(condition);
  });
});
