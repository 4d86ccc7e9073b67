import type { ConsolePage } from '../frame/index.ts';

/** Requests of residents. */
export const page: ConsolePage = {
  id: 'requests',
  path: 'requests',
  roles: ['operator', 'approver', 'viewer'],
  group: 'daily',
  icon: 'inbox',
  title: 'requests.title',
  places: { hours: 'requests.hours', dead: 'requests.deadShort' },
  load: () => import('./view.tsx'),
};
