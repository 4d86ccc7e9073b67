import type { ConsolePage } from '../frame/index.ts';

/** What residents look for, and do not find. */
export const page: ConsolePage = {
  id: 'insight',
  path: 'insight',
  roles: [],
  group: 'insight',
  icon: 'search',
  title: 'insight.nav',
  load: () => import('./view.tsx'),
};
