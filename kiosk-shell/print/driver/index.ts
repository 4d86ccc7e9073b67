export type { DriverHooks, DriverJob } from './driver-job.ts';
export type { DriverLimits } from './driver-limits.ts';
export { EscposDriver } from './escpos-driver.ts';
export { type OpenLink, type PrinterLink, tcpLink } from './link.ts';
export type { SentPhase } from './phase.ts';
