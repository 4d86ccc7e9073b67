export type {
  AckTier,
  EscposProfile,
  IppProfile,
  PrinterProfile,
  Transport,
} from './profile.ts';
export { findProfile, printerProfiles } from './profiles.ts';
