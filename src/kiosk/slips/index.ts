export { slipContext, slipOfRequest, slipOfService } from './slip-of.ts';
