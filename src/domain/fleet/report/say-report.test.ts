import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReadinessLine, readinessParts } from '../index.ts';
import { hasFindingWords, sayReadinessLine } from './index.ts';

const line = (change: Partial<ReadinessLine>): ReadinessLine => ({
  part: 'printer',
  result: 'pass',
  finding: null,
  connected: true,
  testedAtMs: null,
  facts: {},
  ...change,
});
const source = (path: string) =>
  readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8');

/** Every finding that the programs can make: its code stands beside the part it is of. */
function findingsMade(): readonly string[] {
  const makers = [
    'kiosk-shell/readiness/machine-lines.ts',
    'src/kiosk/staff/page-lines.ts',
    'src/kiosk/screens/staff-test/step.ts',
    'src/kiosk/screens/staff-test/printer-step.tsx',
    'src/kiosk/screens/staff-test/read-steps.tsx',
    'src/kiosk/screens/staff-test/sound-steps.tsx',
  ];
  const made = /(?:judge\((?:'\w+'|[^,']*), |fail\(|warn\(|finding: |\?\? )'([a-zA-Z][\w-]*)'/g;
  return makers.flatMap((path) => [...source(path).matchAll(made)].map((found) => found[1] ?? ''));
}

describe('a readiness report in words', () => {
  it('says every finding that the programs make, in both languages', () => {
    const all = [...new Set(findingsMade())];
    expect(all.length).toBeGreaterThan(35);
    const wordless = all.filter(
      (code) => !readinessParts.some((part) => hasFindingWords(part, code)),
    );
    expect(wordless).toEqual([]);
  });

  it.each([
    ['browser', ['restarting', 'notFound', 'noDisplay', 'noPolicies']],
    ['printer', ['absent', 'paperOut', 'coverOpen', 'error']],
    ['outbox', ['opening', 'full', 'silent', 'closed', 'secondTab']],
    ['identity', ['forked', 'superseded', 'revoked', 'unknown-kiosk', 'bad-signature']],
    ['scanner', ['absent', 'refused', 'notRead', 'judgedWrong', 'skipped', 'notFitted']],
  ] as const)('says what state %s is in', (part, codes) => {
    for (const code of codes) expect(hasFindingWords(part, code), code).toBe(true);
  });

  it('shows no name of a program: not of a part, a finding or a fact', () => {
    for (const part of readinessParts) {
      for (const language of ['vi', 'en'] as const) {
        for (const result of ['pass', 'warn', 'fail', 'absent', 'unknown'] as const) {
          const facts = { points: 25, freeBytes: 4.2e10, offsetMs: 1240, profile: 'escpos-80' };
          const row = sayReadinessLine(line({ part, result, finding: 'skipped', facts }), language);
          const words = `${row.label} ${row.value} ${row.note}`;
          expect(words).not.toMatch(/[a-z][A-Z]|Bytes|profile|undefined|NaN|\bpass\b|escpos/);
        }
      }
    }
  });

  it('says measures as people write them, and no nought that is no news', () => {
    const say = (change: Partial<ReadinessLine>, language: 'vi' | 'en' = 'vi') =>
      sayReadinessLine(line(change), language).note;
    expect(say({ part: 'disk', facts: { freeBytes: 41_234_567_890 } })).toBe('Còn trống 41,2 GB');
    expect(say({ part: 'disk', facts: { freeBytes: 4.1e8 } }, 'en')).toBe('410 MB free');
    expect(say({ part: 'clock', facts: { offsetMs: -1240 } })).toBe('Lệch -1,2 giây');
    expect(
      say({ part: 'content', facts: { version: 7, factsDate: '2026-11-20', missing: 0 } }),
    ).toBe('Bản 7 · thông tin ngày 20/11/2026');
    expect(say({ facts: { waiting: 0, status: 'ready' } })).toBeUndefined();
    expect(
      say({ part: 'browser', facts: { version: 'Chromium 156.0 built on Debian 12' } }, 'en'),
    ).toBe('Chromium 156.0');
    expect(say({ facts: { waiting: 3 } })).toBe('3 tờ đang chờ');
  });

  it('says why, what to do, by whom and when, in Hanoi', () => {
    const told = sayReadinessLine(
      line({
        ...{ result: 'fail', finding: 'paperOut', facts: { by: 'cb-17' } },
        testedAtMs: Date.UTC(2026, 10, 22, 18, 5),
      }),
      'vi',
    );
    expect(told).toEqual({
      ...{ label: 'Máy in', value: 'hỏng' },
      note: 'Hết giấy. Lắp cuộn mới. Người thử cb-17 · thử lúc 01:05, 23/11/2026',
    });
  });

  it('gives the code of a finding that only a newer program knows', () => {
    expect(sayReadinessLine(line({ result: 'fail', finding: 'inkMissing' }), 'en').note).toBe(
      'Code inkMissing. Tell the operator.',
    );
  });
});
