export {
  type AppointmentMatter,
  appointmentSlip,
  dossierQuestionSlip,
  feedbackSlip,
} from './request-slips.ts';
export { type ServiceMatter, serviceSlip } from './service-slip.ts';
export { dayText, type SlipContext, type SlipSite } from './slip-context.ts';
export { takeawayBytesMax, takeawayText } from './takeaway-text.ts';
