export { intakeRoutes } from './routes.ts';
export { readSettled, settledAfterMsDefault } from './settled.ts';
