import type { ConsolePage } from '../frame/index.ts';

/** Messages that override every kiosk of a place. */
export const page: ConsolePage = {
  id: 'emergency',
  path: 'emergency',
  roles: [],
  group: 'daily',
  icon: 'alert',
  title: 'emergency.title',
  load: () => import('./view.tsx'),
};
