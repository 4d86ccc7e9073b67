export { idbReadingsStore } from './idb-readings-store.ts';
export { createReadings, type KnownReadings } from './known-readings.ts';
export { type KeptReadings, memoryReadingsStore, type ReadingsStore } from './readings-store.ts';
