export { IppDriver, type IppLimits } from './ipp-driver.ts';
