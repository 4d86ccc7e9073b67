import type { ConsolePage } from '../frame/index.ts';

/** Who did what, and when. */
export const page: ConsolePage = {
  id: 'audit',
  path: 'audit',
  roles: ['auditor'],
  forAdministrators: true,
  group: 'system',
  icon: 'log',
  title: 'audit.title',
  load: () => import('./view.tsx'),
};
