export { KioskScreen, KnockArea } from './kiosk-screen.tsx';
export { aheadOfScreens, loadAllScreens, loadScreens } from './registry.ts';
export { rehearseLists } from './rehearse-lists.ts';
