import type { ConsolePage } from '../frame/index.ts';

/** `buildings/ID` opens one. */
export const page: ConsolePage = {
  id: 'buildings',
  path: 'buildings',
  roles: ['viewer', 'editor', 'approver', 'buildingEditor'],
  group: 'content',
  icon: 'ward',
  title: 'city.buildings',
  load: () => import('./buildings-view.tsx'),
};
