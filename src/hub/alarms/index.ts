export type { AlarmChannels, AlarmEvent } from './alarm-event.ts';
export { DeliveryWorker } from './delivery-worker.ts';
export { queueDeliveries } from './queue-deliveries.ts';
export { acknowledgeAlarm, readAlarms, readChannels } from './read-alarms.ts';
