import type { ConsolePage } from '../frame/index.ts';

/** Releases: drafts, signatures, rings, the way back. */
export const page: ConsolePage = {
  id: 'publish',
  path: 'publish',
  roles: ['viewer', 'editor', 'approver', 'operator', 'auditor'],
  group: 'content',
  icon: 'send',
  title: 'publish.title',
  places: {
    apps: 'publish.appsShort',
    key: 'publish.keyShort',
    next: 'publish.nextTitle',
  },
  load: () => import('./view.tsx'),
};
