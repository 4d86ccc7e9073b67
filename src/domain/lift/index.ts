export { type LiftUnit, liftPages, tiengMax } from './lift-pages.ts';
export {
  type LiftLine,
  type LiftSummary,
  liftSummary,
  liftSummaryMax,
  tiengOf,
} from './lift-summary.ts';
