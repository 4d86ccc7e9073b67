import type { ConsolePage } from '../frame/index.ts';

/** `emergency-drafts/ID` opens one: words that wait, approved and published, for the day they are sent. */
export const page: ConsolePage = {
  id: 'emergency-drafts',
  path: 'emergency-drafts',
  roles: ['viewer', 'editor', 'approver'],
  group: 'content',
  icon: 'alert',
  title: 'emergency.drafts',
  load: () => import('./emergency-drafts-view.tsx'),
};
