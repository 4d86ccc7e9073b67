export { Health, shellVersion } from './health.ts';
