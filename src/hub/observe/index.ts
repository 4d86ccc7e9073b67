export { HubMetrics } from './hub-metrics.ts';
export { observeRoutes } from './routes.ts';
