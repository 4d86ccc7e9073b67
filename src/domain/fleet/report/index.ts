export { hasFindingWords, type ReportRow, sayReadinessLine } from './say-report.ts';
