import { readinessSlip, testSheet } from '../../../src/domain/receipt/slips/index.ts';
import type { ReceiptDocument } from '../../domain.ts';

const site = { plate: 'A3', building: 'Chung cư Yên Hòa', ward: 'Phường Yên Hòa' };
const context = (language: 'vi' | 'en') => ({
  ...{ language, large: false, trial: false, site },
  today: '2026-11-22',
});

/** What staff print while they set a kiosk up. */
export const staffSamples: Readonly<Record<string, ReceiptDocument>> = {
  'staff-sheet-vi': testSheet(context('vi')),
  'staff-sheet-en': testSheet(context('en')),
  'staff-report-vi': readinessSlip(
    [
      { label: 'Cảm ứng', value: 'tốt', note: 'thử lúc 10:42, 22/11 · points 25' },
      { label: 'Máy in', value: 'hỏng (notPrinted)', note: undefined },
      { label: 'Tai nghe', value: 'chưa rõ (notPossible)', note: '' },
    ],
    false,
    context('vi'),
  ),
  'staff-report-en': readinessSlip(
    [{ label: 'Touch', value: 'good', note: 'tested 10:42, 22/11' }],
    true,
    context('en'),
  ),
};
