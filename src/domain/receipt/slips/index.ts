export { type AppointmentMatter, appointmentSlip } from './appointment-slip.ts';
export { dossierQuestionSlip } from './dossier-question-slip.ts';
export { feedbackSlip } from './feedback-slip.ts';
export { followSlip } from './follow-slip.ts';
export type { ServiceMatter } from './service-matter.ts';
export { serviceSlip } from './service-slip.ts';
export { dayText, type SlipContext, type SlipSite } from './slip-context.ts';
export { readinessSlip, testSheet, testSheetCode } from './staff-slips.ts';
export { takeawayBytesMax, takeawayText } from './takeaway-text.ts';
