export { KioskScreen } from './kiosk-screen.tsx';
export { loadAllScreens } from './registry.ts';
