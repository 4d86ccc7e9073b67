export { type HubAddress, readHubAddress, setHubAddress } from './address.ts';
export { authenticate } from './authenticate.ts';
export { approveNewIncarnation, createEnrolmentCode, isEnrolmentCodeOpen } from './codes.ts';
export type { EnrolmentHub, KioskHub } from './enrolment-hub.ts';
export { type KioskKey, KioskKeys } from './kiosk-keys.ts';
export { listKiosks } from './list-kiosks.ts';
export { placeKiosk } from './place-kiosk.ts';
export { type ProvisioningCode, provisionAgain, provisionKiosk } from './provision-kiosk.ts';
export { type ListedReadiness, listReadiness } from './readiness.ts';
export { revokeKiosk } from './revoke.ts';
export { enrolmentRoutes } from './routes.ts';
export { SiteKits } from './site-kits.ts';
export {
  makeBadge,
  revokeBadge,
  type StaffScope,
  setHelpPhone,
  setStaffPin,
} from './staff-settings.ts';
