export { approveNewIncarnation, createEnrolmentCode, isEnrolmentCodeOpen } from './codes.ts';
export { type KioskKey, KioskKeys } from './kiosk-keys.ts';
export { listKiosks } from './list-kiosks.ts';
export { revokeKiosk } from './revoke.ts';
export { enrolmentRoutes } from './routes.ts';
