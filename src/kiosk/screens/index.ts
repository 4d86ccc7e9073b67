export { KioskScreen, KnockArea } from './kiosk-screen.tsx';
export { aheadOfScreens, loadAllScreens, rehearseLists } from './registry.ts';
