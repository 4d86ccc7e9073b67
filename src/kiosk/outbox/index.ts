export { type Courier, type CourierParts, probeHub, sendBatch, startCourier } from './courier.ts';
export type { CourierQueue } from './courier-queue.ts';
export { createOutbox, type DurableOutbox, type OutboxParts } from './durable-outbox.ts';
export { idbOutboxStore, outboxDatabase } from './idb-store.ts';
export { type MemoryOutbox, memoryOutbox } from './memory-outbox.ts';
export { memoryDisk, memoryOutboxStore, type WriteFault } from './memory-store.ts';
export type { OutboxStore, QuarantinedRequest } from './store.ts';
export type { Seal } from './write-request.ts';
export { memoryWriterLock, type WriterLock, webWriterLock } from './writer-lock.ts';
