import type { ScreenName } from '../session/index.ts';

/**
 * Screens whose words are in every language (issue 9: home, search, scan, help, print, and what
 * stands between residents). The others are in a language of content: half a screen in a language
 * that one reads and half in another helps nobody.
 */
export const frameScreens: ReadonlySet<ScreenName> = new Set([
  'setup',
  'outOfService',
  'recovering',
  'attract',
  'ending',
  'home',
  'search',
  'lifeEvents',
  'lifeEvent',
  'procedure',
  'evidence',
  'takeaway',
  'help',
  'display',
  'languages',
  'scanConsent',
  'scanCamera',
  'scanManual',
  'scanResult',
  'scanUnreadable',
  'leaving',
  'left',
  'leaveFailed',
]);
