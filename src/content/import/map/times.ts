import { ownValue } from '../../../domain/basics/index.ts';
import type { ProcessingTime, TimeUnit } from '../../../domain/service/index.ts';
import type { Notes } from '../notes.ts';
import type { CatalogueRecord, RecordTime } from '../record.ts';
import { cleanLine } from './clean-text.ts';

const units: Readonly<Record<string, TimeUnit>> = {
  HOUR: 'hour',
  DAY: 'day',
  WORKING_DAY: 'workingDay',
  MONTH: 'month',
  YEAR: 'year',
};
const unitWords: Readonly<Record<TimeUnit, readonly [vi: string, en: string]>> = {
  hour: ['giờ', 'hours'],
  day: ['ngày', 'days'],
  workingDay: ['ngày làm việc', 'working days'],
  month: ['tháng', 'months'],
  year: ['năm', 'years'],
};
/** The schema of the model has the same limits. */
const quantityMin = 0.25;
const quantityMax = 750;

const differs = {
  vi: 'Dữ liệu ghi khác nhau theo cách nộp. Quý vị hỏi ngày hẹn khi nộp.',
  en: 'The register differs by way of applying. Ask for the date when you apply.',
};

type Known = { readonly quantity: number; readonly unit: TimeUnit };

function knownOf(time: RecordTime, field: string, notes: Notes): Known[] {
  const unit = ownValue(units, time.unit);
  if (time.qty === undefined || unit === undefined || time.qty === 0) return [];
  if (time.qty < quantityMin || time.qty > quantityMax) {
    notes.repair('timeNumber', field, `${time.qty} ${time.unit}`);
    return [];
  }
  return [{ quantity: Math.round(time.qty * 100) / 100, unit }];
}

const shown = ({ quantity, unit }: Known) => ({
  vi: `${String(quantity).replace('.', ',')} ${unitWords[unit][0]}`,
  en: `${quantity} ${unitWords[unit][1]}`,
});

/** What the source wrote in words where a number belongs; a dash says nothing. */
function wordsOf(times: readonly RecordTime[], notes: Notes): string {
  const sentences = times.map((time, at) => cleanLine(time.words, `channels.${at}.time`, notes));
  return sentences.find((words) => /\p{L}{2}/u.test(words)) ?? '';
}

/**
 * How long it takes. Zero and "other" are nothing; ways of handing in that differ without a reason
 * are a doubt; a second unit is said beside the first, never converted.
 */
export function timeOf(record: CatalogueRecord, notes: Notes): ProcessingTime {
  const { channels } = record;
  const byChannel = channels.map(({ time }, at) => knownOf(time, `channels.${at}.time`, notes));
  const byCase = record.caseTimes.map((time, at) => knownOf(time, `caseTimes.${at}`, notes));
  const all = [...byChannel, ...byCase].flat();
  const words = wordsOf(
    channels.map(({ time }) => time),
    notes,
  );
  const [first] = all;
  if (first === undefined) {
    return { kind: 'unknown', ...(words !== '' && { note: { vi: words, en: '' } }) };
  }
  const same = all.filter(({ unit }) => unit === first.unit).map(({ quantity }) => quantity);
  const others = all.filter(({ unit }) => unit !== first.unit);
  const channelTimes = new Set(byChannel.flat().map((time) => JSON.stringify(time)));
  const isDoubted = channelTimes.size > 1;
  if (isDoubted) notes.doubt('timesDiffer');
  const second = [...new Set(others.map((time) => JSON.stringify(shown(time))))].map(
    (one): { vi: string; en: string } => JSON.parse(one),
  );
  const note = second.length > 0 && {
    note: {
      vi: `Dữ liệu còn ghi ${second.map(({ vi }) => vi).join(', ')}.`,
      en: `The register also says ${second.map(({ en }) => en).join(', ')}.`,
    },
  };
  const [min, max] = [Math.min(...same), Math.max(...same)];
  return {
    kind: 'known',
    quantity: min,
    ...(max > min && { quantityMax: max }),
    unit: first.unit,
    sameDay: false,
    ...(note || {}),
    ...(isDoubted && { doubt: differs }),
  };
}
