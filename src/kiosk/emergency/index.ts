export { createEmergencyDesk, type EmergencyDesk } from './emergency-desk.ts';
export { EmergencyScreen } from './emergency-screen.tsx';
export { idbEmergencyStore } from './idb-emergency-store.ts';
export { showEmergencies } from './show-emergencies.tsx';
