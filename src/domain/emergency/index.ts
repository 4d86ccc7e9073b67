export {
  type EmergencyOrder,
  type EmergencySend,
  EmergencySendSchema,
  type EmergencyTarget,
  EmergencyTargetSchema,
  emergenciesMax,
  emergencyDraftHash,
  emergencySkewMs,
  emergencyText,
  isEmergencyFor,
  type SignedEmergency,
} from './message.ts';
export { byGravity, type ToldEmergency } from './rank.ts';
export {
  type EmergenciesAnswer,
  EmergenciesAnswerSchema,
  type EmergencyReport,
  EmergencyReportSchema,
  type EmergencyState,
  emergencyStates,
} from './wire.ts';
