export { Browser } from './browser.ts';
export type { BrowserFacts, BrowserState } from './browser-options.ts';
export { findBrowser } from './find-browser.ts';
export { durableIndexedDb } from './flags.ts';
export { hasOlderStore } from './older-store.ts';
export { missingPolicies } from './policy-check.ts';
export { outOfServiceCode, rescuePath, rescueUrl } from './rescue-url.ts';
