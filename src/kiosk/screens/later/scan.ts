export { ScanCamera } from '../scan-camera.tsx';
export { ScanConsent } from '../scan-consent.tsx';
export { ScanManual } from '../scan-manual.tsx';
export { ScanResult } from '../scan-result.tsx';
export { ScanUnreadable } from '../scan-unreadable.tsx';
