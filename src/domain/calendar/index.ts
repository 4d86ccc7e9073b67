export {
  addWorkingDays,
  addWorkingMinutes,
  cityOfficeHours,
  type FeedbackDeadlines,
  feedbackDeadlines,
  type OfficeHours,
} from './deadline.ts';
export { type HolidayName, holidayYearFirst, holidayYearLast } from './holiday-data.ts';
export { addDays, hanoiInstant, hanoiMoment, isIsoDay, weekdayOf } from './iso-day.ts';
export { isWorkingDay, type OfficeDay, officeDay } from './office-days.ts';
