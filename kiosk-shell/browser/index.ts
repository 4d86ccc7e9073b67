export { Browser, type BrowserFacts, type BrowserState } from './browser.ts';
export { findBrowser } from './find-browser.ts';
export { durableIndexedDb } from './flags.ts';
export { missingPolicies } from './policy-check.ts';
export { rescuePath, sendRescuePage } from './rescue-page.ts';
