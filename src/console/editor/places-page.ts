import type { ConsolePage } from '../frame/index.ts';

/** `places/ID` opens one. */
export const page: ConsolePage = {
  id: 'places',
  path: 'places',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'ward',
  title: 'editor.places',
  load: () => import('./places-view.tsx'),
};
