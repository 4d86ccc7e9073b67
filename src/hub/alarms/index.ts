export type { AlarmChannels, AlarmEvent, HubAlarmEvent, KioskAlarmEvent } from './alarm-event.ts';
export { DeliveryWorker } from './delivery-worker.ts';
export { newDeliveries, queueDeliveries } from './queue-deliveries.ts';
export { acknowledgeAlarm, readAlarms, readChannels } from './read-alarms.ts';
