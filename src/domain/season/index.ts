export {
  calendarFor,
  type SeasonNow,
  type SeasonState,
  seasonState,
  seasonsNow,
} from './seasons-now.ts';
