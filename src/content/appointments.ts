import type { AppointmentOffer } from '../domain/service/index.ts';
import { places } from './places.ts';
import { t } from './text.ts';

/** Minutes after midnight. */
const at = (hour: number, minute = 0): number => hour * 60 + minute;

/**
 * The city's own booking offers today and six days, two numbers a day and one a field
 * (domain.md §2). The hours are ours and provisional: opening hours were not verified.
 */
export const appointmentOffer: AppointmentOffer = {
  provisional: true,
  daysAhead: 6,
  closedWeekdays: [0, 6],
  hours: [
    { fromMinute: at(8), toMinute: at(11, 30) },
    { fromMinute: at(13, 30), toMinute: at(16, 30) },
  ],
  slotMinutes: 30,
  perPersonPerDayMax: 2,
  perFieldPerDayMax: 1,
  fields: [
    {
      key: 'civilStatus',
      pictogram: 'rings',
      name: t('Hộ tịch', 'Civil status'),
      serviceFields: ['Hộ tịch', 'Nuôi con nuôi'],
    },
    {
      key: 'certification',
      pictogram: 'stamp',
      name: t('Chứng thực', 'Certification'),
      serviceFields: ['Chứng thực'],
    },
    {
      key: 'land',
      pictogram: 'redbook',
      name: t('Đất đai', 'Land'),
      serviceFields: ['Đất đai', 'Đăng ký thế chấp'],
    },
    {
      key: 'building',
      pictogram: 'house',
      name: t('Xây dựng', 'Building'),
      serviceFields: ['Xây dựng'],
    },
    {
      key: 'business',
      pictogram: 'shop',
      name: t('Hộ kinh doanh', 'Household business'),
      serviceFields: ['Hộ kinh doanh'],
    },
    { key: 'tax', pictogram: 'money', name: t('Thuế', 'Tax'), serviceFields: ['Thuế'] },
    {
      key: 'environment',
      pictogram: 'plant',
      name: t('Môi trường', 'Environment'),
      serviceFields: ['Môi trường'],
    },
    {
      key: 'socialSupport',
      pictogram: 'family',
      name: t('Trợ cấp xã hội', 'Social support'),
      serviceFields: ['Bảo trợ xã hội', 'Giảm nghèo', 'Người có công'],
    },
  ],
  places: places.filter(({ kind }) => kind === 'cityBranch').map(({ key }) => key),
  note: t(
    'Đây là giờ quý vị mong muốn. Nơi tiếp nhận chưa xác nhận giờ này.',
    'This is the hour you wish for. The office has not confirmed it.',
  ),
};
