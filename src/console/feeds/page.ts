import type { ConsolePage } from '../frame/index.ts';

/** What other systems give, and how each of them stands. */
export const page: ConsolePage = {
  id: 'feeds',
  path: 'feeds',
  roles: [],
  group: 'content',
  icon: 'link',
  title: 'feeds.title',
  load: () => import('./view.tsx'),
};
