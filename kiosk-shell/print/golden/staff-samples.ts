import { readinessSlip, testSheet } from '../../../src/domain/receipt/slips/index.ts';
import type { ReadinessLine, ReceiptDocument } from '../../domain.ts';

const site = { plate: 'A3', building: 'Chung cư Yên Hòa', ward: 'Phường Yên Hòa' };
const context = (language: 'vi' | 'en') => ({
  ...{ language, large: false, trial: false, site },
  today: '2026-11-22',
});

const at = { connected: null, testedAtMs: Date.UTC(2026, 10, 22, 3, 42) };
const lines: readonly ReadinessLine[] = [
  { ...at, part: 'touch', result: 'pass', finding: null, facts: { points: 25, by: 'cb-17' } },
  { ...at, part: 'disk', result: 'pass', finding: null, facts: { freeBytes: 41_234_567_890 } },
  { ...at, part: 'headset', result: 'unknown', finding: 'notPossible', facts: {} },
  {
    ...at,
    part: 'scanner',
    device: 'quầy',
    result: 'warn',
    finding: 'noSuffix',
    facts: { kind: 'serial', codes: 0, torn: 3 },
  },
  {
    ...at,
    part: 'printer',
    result: 'fail',
    finding: 'notPrinted',
    facts: { status: 'ready', profile: 'escpos-80', waiting: 0 },
  },
];

/** What staff print while they set a kiosk up. */
export const staffSamples: Readonly<Record<string, ReceiptDocument>> = {
  'staff-sheet-vi': testSheet(context('vi')),
  'staff-sheet-en': testSheet(context('en')),
  'staff-report-vi': readinessSlip(lines, context('vi')),
  'staff-report-en': readinessSlip(lines.slice(0, 2), context('en')),
};
