/** Every word of every language: fetched right after the first screen stands. */
export { en } from './en/index.ts';
export { vi } from './vi/index.ts';
