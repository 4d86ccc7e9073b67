export { systemdNotify } from './notify.ts';
export { type Vitals, Watchdog } from './watchdog.ts';
