export { provesItself } from './accept.ts';
export {
  type Badge,
  type BadgeContext,
  type BadgeRefusal,
  badgeSerialLength,
  badgeSignedText,
  badgeText,
  judgeBadge,
} from './badge.ts';
export {
  type CalendarDate,
  realDate,
  showDate,
} from './calendar-date.ts';
export { codeBytesMax } from './clean-text.ts';
export { shortDossierNumber } from './dossier-code.ts';
export {
  type Finding,
  type FindingWeight,
  findings,
  findingWeight,
  isWellFormed,
} from './finding.ts';
export { gs1CheckDigitHolds } from './gtin.ts';
export { maskCitizenNumber, maskName, maskTail } from './mask.ts';
export { type CodeOffer, offerOf } from './offer.ts';
export { followCodeText } from './own-codes.ts';
export {
  type OpenHours,
  type Provisioning,
  provisioningText,
  readProvisioning,
} from './provisioning.ts';
export { readCode } from './read-code.ts';
export type {
  CitizenCard,
  DisplayField,
  DisplayFieldName,
  DossierCode,
  EnrolmentCode,
  HealthInsuranceCard,
  InvoiceCode,
  LinkCode,
  PaymentCode,
  ProductCode,
  ReadContext,
  RejectedCode,
  RejectionReason,
  ScannedCode,
  SlipCode,
  StaffBadge,
  TextCode,
} from './scanned-code.ts';
