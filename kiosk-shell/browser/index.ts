export { Browser, type BrowserState } from './browser.ts';
export { findBrowser } from './find-browser.ts';
export { missingPolicies, policyDirectory } from './policy-check.ts';
