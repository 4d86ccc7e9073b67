export { Browser, type BrowserState } from './browser.ts';
export { findBrowser } from './find-browser.ts';
export { durableIndexedDb } from './flags.ts';
export { missingPolicies } from './policy-check.ts';
