export { cover } from './archive-watch.ts';
export { type ListedHole, listHoles } from './list-holes.ts';
export { intakeRoutes } from './routes.ts';
export { readSettled, settledAfterMsDefault } from './settled.ts';
export { Settling } from './settling.ts';
