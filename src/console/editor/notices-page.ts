import type { ConsolePage } from '../frame/index.ts';

/** `notices/ID` opens one. */
export const page: ConsolePage = {
  id: 'notices',
  path: 'notices',
  roles: ['viewer', 'editor', 'approver', 'buildingEditor'],
  group: 'content',
  icon: 'notice',
  title: 'editor.notices',
  load: () => import('./notices-view.tsx'),
};
