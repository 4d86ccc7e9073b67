export { slipContext, slipOfRequest } from './slip-of.ts';
