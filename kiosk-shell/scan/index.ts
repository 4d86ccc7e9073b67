export { deviceSource } from './device-source.ts';
export { HeldSource } from './held-source.ts';
export { InputEvents } from './input-events.ts';
export type { OpenScanSource, ScanSource } from './scan-source.ts';
export type { ScannerFacts } from './scanner.ts';
export { ScannerConfigSchema, scannersMax } from './scanner-config.ts';
export { Scanners } from './scanners.ts';
