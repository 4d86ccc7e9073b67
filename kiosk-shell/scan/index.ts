export type { ScannerFacts } from './scanner.ts';
export { ScannerConfigSchema, scannersMax } from './scanner-config.ts';
export { Scanners } from './scanners.ts';
