import type { LocalText } from '../../../domain/basics/index.ts';
import type { ProcessingTime, TimeUnit } from '../../../domain/service/index.ts';
import { t } from '../../text.ts';

type Known = Extract<ProcessingTime, { kind: 'known' }>;

function known(quantity: number, unit: TimeUnit, note?: LocalText): Known {
  return { kind: 'known', quantity, unit, sameDay: false, ...(note && { note }) };
}

export const workingDays = (quantity: number, note?: LocalText): Known =>
  known(quantity, 'workingDay', note);
export const days = (quantity: number, note?: LocalText): Known => known(quantity, 'day', note);
export const hours = (quantity: number, note?: LocalText): Known => known(quantity, 'hour', note);

/** The register gives several times, by case or by way of handing in: the first and the last. */
export function between(time: Known, quantityMax: number): Known {
  return { ...time, quantityMax };
}

/** The law asks for the result the day the dossier comes; after 15:00 it may be the next one. */
export const sameDay: Known = {
  ...workingDays(
    1,
    t('Nộp sau 15 giờ thì nhận vào ngày làm việc sau.', 'After 15:00: the next working day.'),
  ),
  sameDay: true,
};

export const unknownTime = (note?: LocalText): ProcessingTime => ({
  kind: 'unknown',
  ...(note && { note }),
});

/** A time that the register contradicts elsewhere. */
export function doubted(time: Known, doubt: LocalText): Known {
  return { ...time, doubt };
}

/** The register gives a bare number elsewhere, and nobody says of what. */
export const withoutUnit = (number: number): LocalText =>
  t(
    `Chỗ khác ghi số ${number} nhưng không ghi đơn vị.`,
    `Elsewhere the register says ${number} without saying of what.`,
  );

/** The ways of handing in have different times in the register, and nobody says why. */
export const differs = t(
  'Dữ liệu ghi khác nhau theo cách nộp. Quý vị hỏi ngày hẹn khi nộp.',
  'The register differs by way of applying. Ask for the date when you apply.',
);
