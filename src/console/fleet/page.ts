import type { ConsolePage } from '../frame/index.ts';
import { fleetCounts } from './use-fleet.ts';

/** Every kiosk and its truth. */
export const page: ConsolePage = {
  id: 'fleet',
  path: 'fleet',
  roles: [],
  group: 'daily',
  icon: 'kiosk',
  title: 'fleet.title',
  places: { new: 'fleet.newKiosk', revoked: 'fleet.revokedTitle' },
  count: () => fleetCounts.value?.bad,
  load: () => import('./view.tsx'),
};
