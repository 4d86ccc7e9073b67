import type { ConsolePage } from '../frame/index.ts';

/** `leaflets/ID` opens one. */
export const page: ConsolePage = {
  id: 'leaflets',
  path: 'leaflets',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'page',
  title: 'city.leaflets',
  load: () => import('./leaflets-view.tsx'),
};
