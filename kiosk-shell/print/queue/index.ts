export { PrintQueue, type PrintQueueParts } from './print-queue.ts';
