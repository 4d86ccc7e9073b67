import type { ConsolePage } from '../frame/index.ts';
import { fleetCounts } from './use-fleet.ts';

/** What went wrong, and who looks after it. */
export const page: ConsolePage = {
  id: 'alarms',
  path: 'alarms',
  roles: [],
  group: 'daily',
  icon: 'bell',
  title: 'fleet.alarmsTitle',
  count: () => fleetCounts.value?.alarms,
  load: () => import('./alarms-view.tsx'),
};
