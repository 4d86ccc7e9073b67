export type { DriverHooks, DriverJob } from './driver-job.ts';
export type { DriverLimits } from './driver-limits.ts';
export { EscposDriver } from './escpos-driver.ts';
export type { SentPhase } from './phase.ts';
export type { PrinterDriver } from './printer-driver.ts';
