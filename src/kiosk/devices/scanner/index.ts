export { type CodeScannerParts, createCodeScanner, type KioskScanner } from './code-scanner.ts';
export { createMemoryScanner, type MemoryScanner } from './memory-scanner.ts';
export type { ScanEvent, ScanListener } from './scan-event.ts';
export type { WedgeSettings } from './wedge-burst.ts';
