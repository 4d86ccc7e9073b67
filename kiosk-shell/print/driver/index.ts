export {
  type DriverHooks,
  type DriverJob,
  type DriverLimits,
  driverLimits,
  EscposDriver,
} from './escpos-driver.ts';
export { type OpenLink, type PrinterLink, tcpLink } from './link.ts';
export type { SentPhase } from './phase.ts';
