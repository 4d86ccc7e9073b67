export {
  type AlarmChange,
  type AlarmState,
  noAlarm,
  stepAlarm,
} from './alarm.ts';
export { appNumber } from './app-number.ts';
export {
  type Command,
  type CommandName,
  type CommandResult,
  CommandResultSchema,
  CommandSchema,
  commandLifeMs,
  commandNames,
  commandStates,
  commandsMax,
  commandText,
} from './command.ts';
export { crashLoopFaults, crashLoopMs, crashLoopOf, otherFaults } from './crash-loop.ts';
export {
  type ClockTrust,
  type Heartbeat,
  HeartbeatSchema,
  heartbeatIntervalMs,
  heartbeatJitter,
  wakeHoldMs,
} from './heartbeat.ts';
export { type PaperState, paperOf, paperStates } from './paper.ts';
export {
  isPrintSettled,
  type PrinterStatus,
  PrinterStatusSchema,
  type PrintState,
  PrintStateSchema,
} from './print-state.ts';
export {
  isReady,
  mergeReadiness,
  type PageReadiness,
  PageReadinessSchema,
  pageParts,
  type ReadinessLine,
  ReadinessLineSchema,
  type ReadinessPart,
  type ReadinessReport,
  ReadinessReportSchema,
  type ReadinessResult,
  readinessParts,
} from './readiness.ts';
export { faultsMax, type ShellBeat, ShellBeatSchema, type ShellHealth } from './shell-beat.ts';
export {
  beatMissingMs,
  clockOffMs,
  type Evidence,
  type Finding,
  type Judgement,
  judgeTruth,
  queueOldMs,
  type Truth,
  type TruthReason,
  truthReasons,
  truths,
} from './truth.ts';
