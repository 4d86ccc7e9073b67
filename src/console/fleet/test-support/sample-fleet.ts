import type { FleetAnswer, FleetLine, KioskAnswer } from '../../../domain/api/console/index.ts';

export const sampleNowMs = Date.parse('2026-11-22T10:24:05+07:00');
const minute = 60_000;

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A kiosk id for a number. */
export const idOf = (n: number): string =>
  `k-${Array.from({ length: 8 }, (_, at) => letters[Math.floor(n / 32 ** (7 - at)) % 32]).join('')}`;

/** A fleet of so many kiosks in 126 wards; the first few are each something else. */
export function sampleFleet(count: number): FleetAnswer {
  const other: readonly Partial<FleetLine>[] = [
    ...Array.from({ length: 4 }, (_, n) => ({
      truth: 'down' as const,
      reason: 'silent' as const,
      since: sampleNowMs - 42 * minute + n * 20_000,
      heard: sampleNowMs - 42 * minute + n * 20_000,
      q: 7 - n,
      alarm: true as const,
    })),
    { truth: 'stuck', reason: 'noFrames', since: sampleNowMs - 17 * minute },
    { truth: 'queueOld', reason: 'queue', q: 14, old: 2_880 },
    { truth: 'degraded', reason: 'paper' },
    { truth: 'stale', reason: 'oldContent', v: 11 },
    { truth: 'clock', reason: 'clock', off: 360_000 },
    { truth: 'unknown', reason: 'neverHeard', heard: null, v: null, off: null },
  ];
  return {
    nowMs: sampleNowMs,
    epoch: 'e1',
    serial: 1,
    whole: true,
    published: 12,
    lookedMs: sampleNowMs,
    openAlarms: 4,
    lines: Array.from({ length: count }, (_, n) => {
      const ward = n < other.length ? 0 : n % 126;
      return {
        k: idOf(n),
        p: `H${String(n).padStart(4, '0')}`,
        b: `Nhà A${n % 40} Mỗ Lao`,
        w: ward === 0 ? 'Hà Đông' : `Phường ${ward}`,
        c: String(ward).padStart(5, '0'),
        truth: 'well' as const,
        reason: null,
        since: sampleNowMs - 3_600_000,
        heard: sampleNowMs - (n % 5) * minute,
        q: n % 7 === 0 ? 1 : 0,
        old: null,
        v: 12,
        off: 0,
        ...other[n],
      };
    }),
  };
}

/** The page of a stuck kiosk. */
export function sampleKiosk(): KioskAnswer {
  const line = sampleFleet(10).lines[4];
  if (line === undefined) throw new Error('the sample has ten');
  const hour = Math.floor(sampleNowMs / 3_600_000) * 3_600_000;
  return {
    nowMs: sampleNowMs,
    line,
    site: {
      plate: 'H0004',
      building: 'Nhà B2 Xa La',
      ward: 'Hà Đông',
      wardCode: '00000',
      mode: 'lobby',
    },
    showsSite: null,
    state: 'active',
    revokedMs: null,
    enrolledMs: sampleNowMs - 4 * 86_400_000,
    incarnation: 1,
    published: 12,
    findings: [{ truth: 'stuck', reason: 'noFrames' }],
    pageHeardMs: sampleNowMs - 17 * minute,
    shellHeardMs: sampleNowMs - minute,
    pageSeenMs: sampleNowMs - 17 * minute,
    shellSeenMs: sampleNowMs - 30_000,
    page: { app: 1 },
    shell: { version: '1.8.2' },
    keys: [{ role: 'page', thumbprint: '4f1c0000a90e', state: 'active', createdMs: sampleNowMs }],
    changes: [
      { at: sampleNowMs - 30 * 3_600_000, truth: 'well', reason: null },
      { at: sampleNowMs - 20 * 3_600_000, truth: 'degraded', reason: 'paper' },
      { at: sampleNowMs - 19 * 3_600_000, truth: 'well', reason: null },
      { at: sampleNowMs - 17 * minute, truth: 'stuck', reason: 'noFrames' },
    ],
    hours: Array.from({ length: 24 }, (_, n) => ({
      hour: hour - (23 - n) * 3_600_000,
      pages: n === 23 ? 3 : 12,
      shells: 12,
      queueMax: n === 5 ? 9 : 0,
      oldestMaxS: null,
      clockOffMaxMs: 200,
      screens: (n * 37) % 60,
      diskFreeMinMb: 40_000,
      browserMaxMb: 400 + n * 40,
    })),
    commands: [
      {
        number: 2,
        name: 'reload',
        issuedMs: sampleNowMs - 90_000,
        finishedMs: null,
        state: null,
        report: null,
      },
      {
        number: 1,
        name: 'selfTest',
        issuedMs: sampleNowMs - 7_200_000,
        finishedMs: sampleNowMs - 7_190_000,
        state: 'done',
        report: '{"ok":1}',
      },
    ],
    alarms: [],
    readiness: {
      at: sampleNowMs - 4 * 86_400_000,
      by: 'staff',
      isReady: true,
      lines: [
        {
          part: 'touch',
          result: 'pass',
          finding: null,
          connected: true,
          testedAtMs: null,
          facts: {},
        },
        {
          part: 'printer',
          result: 'warn',
          finding: 'paperLow',
          connected: true,
          testedAtMs: null,
          facts: {},
        },
      ],
    },
  };
}
