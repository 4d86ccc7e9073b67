export { listedServices } from './listed.ts';
