import type { ProcessingTime, TimeUnit } from '../../domain/service/index.ts';
import type { RegisterFact } from '../register/register-facts.ts';
import type { TimeSpan } from '../register/time.ts';
import { differs } from '../services/parts/times.ts';
import { t } from '../text.ts';

const units: Readonly<Record<TimeUnit, readonly [vi: string, en: string]>> = {
  hour: ['giờ', 'hours'],
  day: ['ngày', 'days'],
  workingDay: ['ngày làm việc', 'working days'],
  month: ['tháng', 'months'],
  year: ['năm', 'years'],
};

function said({ from, to }: TimeSpan, joint: string, word: string): string {
  return from === to ? `${to} ${word}` : `${from}${joint}${to} ${word}`;
}

/** How long a listed procedure takes. Several units are several answers: told, and none chosen. */
export function timeOf({ spans, differs: byWay }: RegisterFact['time']): ProcessingTime {
  const [span, ...others] = spans;
  if (span === undefined) return { kind: 'unknown' };
  if (others.length > 0) {
    const vi = spans.map((one) => said(one, ' đến ', units[one.unit][0])).join(', hoặc ');
    const en = spans.map((one) => said(one, ' to ', units[one.unit][1])).join(', or ');
    return {
      kind: 'unknown',
      note: t(
        `Danh mục ghi ${vi}. Quý vị hỏi ngày hẹn khi nộp.`,
        `The register says ${en}. Ask for the date when you apply.`,
      ),
    };
  }
  const { from, to, unit } = span;
  return {
    kind: 'known',
    quantity: from,
    ...(to > from && { quantityMax: to }),
    unit,
    sameDay: false,
    ...(byWay && { doubt: differs }),
  };
}
