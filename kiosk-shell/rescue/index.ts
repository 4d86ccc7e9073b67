export { type DeskWork, RescueDesk } from './rescue-desk.ts';
export { SiteKitFile } from './site-kit-file.ts';
export { StaffDoor } from './staff-door.ts';
