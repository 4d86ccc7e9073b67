/** Parts that no first paint needs, by the file they come in. */
export const loadSlipPreview = () => import('./slip-preview.tsx');
export const loadQrEncoder = () => import('../../domain/receipt/qr/index.ts');
