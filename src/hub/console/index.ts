export { secureHeaders, serveConsole } from './serve-console.ts';
