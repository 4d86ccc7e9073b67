export { appNumber } from './app-number.ts';
export {
  type ClockTrust,
  type Heartbeat,
  HeartbeatSchema,
  heartbeatIntervalMs,
  heartbeatJitter,
  wakeHoldMs,
} from './heartbeat.ts';
export {
  isPrintSettled,
  type PrinterStatus,
  PrinterStatusSchema,
  type PrintState,
  PrintStateSchema,
} from './print-state.ts';
