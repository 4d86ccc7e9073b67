import type { LocalText } from '../basics/index.ts';
import { type Fact, type FactLine, notKnown, sureLine, unsureLine } from './fact.ts';
import type { ProcessingTime, TimeUnit } from './processing-time.ts';

type UnitWords = { readonly vi: string; readonly one: string; readonly many: string };

const units: Readonly<Record<TimeUnit, UnitWords>> = {
  hour: { vi: 'giờ', one: 'hour', many: 'hours' },
  day: { vi: 'ngày', one: 'day', many: 'days' },
  workingDay: { vi: 'ngày làm việc', one: 'working day', many: 'working days' },
  month: { vi: 'tháng', one: 'month', many: 'months' },
  year: { vi: 'năm', one: 'year', many: 'years' },
};

const sameDay: LocalText = { vi: 'Xong trong ngày', en: 'Done the same day' };
const sameDayAtBest: LocalText = {
  vi: 'Sớm nhất là xong trong ngày',
  en: 'The same day at the earliest',
};
const workingDays: LocalText = {
  vi: 'Không tính thứ Bảy, Chủ nhật và ngày lễ.',
  en: 'Weekends and public holidays do not count.',
};
const askAtDesk: LocalText = {
  vi: 'Quý vị hỏi tại quầy khi nộp.',
  en: 'Ask at the desk when you apply.',
};

/** Vietnamese writes a comma for the decimal point: 3,5. */
const vietnameseNumber = (quantity: number): string => String(quantity).replace('.', ',');

function amount(quantity: number, unit: TimeUnit): LocalText {
  const words = units[unit];
  return {
    vi: `${vietnameseNumber(quantity)} ${words.vi}`,
    en: `${quantity} ${quantity === 1 ? words.one : words.many}`,
  };
}

type KnownTime = Extract<ProcessingTime, { kind: 'known' }>;

function headline(time: KnownTime): LocalText {
  const max = time.quantityMax;
  if (max !== undefined && max > time.quantity) {
    if (time.sameDay) return sameDayAtBest;
    const top = amount(max, time.unit);
    return {
      vi: `Từ ${vietnameseNumber(time.quantity)} đến ${top.vi}`,
      en: `${time.quantity} to ${top.en}`,
    };
  }
  if (time.sameDay) return sameDay;
  return amount(time.quantity, time.unit);
}

function ceiling(time: KnownTime): FactLine[] {
  if (time.quantityMax === undefined || !time.sameDay) return [];
  const top = amount(time.quantityMax, time.unit);
  return [
    sureLine({
      vi: `Có trường hợp lâu hơn, đến ${top.vi}.`,
      en: `Some cases take up to ${top.en}.`,
    }),
  ];
}

/** How long the office may take, from the day the papers are complete. */
export function howLongFact(service: { readonly processingTime: ProcessingTime }): Fact {
  const time = service.processingTime;
  if (time.kind === 'unknown') {
    const lines = time.note ? [unsureLine(time.note)] : [unsureLine(askAtDesk)];
    return { key: 'howLong', headline: notKnown, lines, certainty: 'unknown' };
  }
  const lines = ceiling(time);
  if (time.note) lines.push(sureLine(time.note));
  if (time.unit === 'workingDay' && !time.sameDay) lines.push(sureLine(workingDays));
  if (time.doubt) lines.push(unsureLine(time.doubt));
  const certainty = time.doubt ? 'partly' : 'known';
  return { key: 'howLong', headline: headline(time), lines, certainty };
}
