/** Parts that no first paint needs, by the file they come in. */
export const loadSlipPreview = () => import('./slip-preview.tsx');
export const loadQrEncoder = () => import('./encode-qr.ts');
