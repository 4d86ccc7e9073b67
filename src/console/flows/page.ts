import type { ConsolePage } from '../frame/index.ts';

/** Guided flows: written, proved and tried. */
export const page: ConsolePage = {
  id: 'flows',
  path: 'flows',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'flow',
  title: 'flows.title',
  load: () => import('./view.tsx'),
};
