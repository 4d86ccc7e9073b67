export { probeHub, sendBatch, startCourier } from './courier.ts';
export { createOutbox, type DurableOutbox } from './durable-outbox.ts';
export { idbOutboxStore } from './idb-store.ts';
export { requestAgeMaxMs, requestBytesMax, requestCountMax } from './limits.ts';
export { memoryOutbox } from './memory-outbox.ts';
export { memoryOutboxStore } from './memory-store.ts';
export { memoryWriterLock, webWriterLock } from './writer-lock.ts';
