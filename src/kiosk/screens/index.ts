export { KioskScreen } from './kiosk-screen.tsx';
export { aheadOfScreens, loadAllScreens } from './registry.ts';
