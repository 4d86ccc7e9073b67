export {
  addWorkingDays,
  addWorkingMinutes,
  type FeedbackDeadlines,
  feedbackDeadlines,
  type OfficeHours,
} from './deadline.ts';
export type { HolidayName } from './holiday-data.ts';
export {
  addDays,
  clockText,
  hanoiInstant,
  hanoiMoment,
  isIsoDay,
  minuteOf,
  weekdayOf,
} from './iso-day.ts';
export { isWorkingDay, type OfficeDay, officeDay } from './office-days.ts';
