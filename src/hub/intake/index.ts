export { intakeRoutes } from './routes.ts';
export { readSettled, settledAfterMsDefault } from './settled.ts';
export { type TakeError, type Taken, takeBatch } from './take-batch.ts';
