import { sttyArguments } from '../print/index.ts';
import { deviceSource } from '../scan/index.ts';
import type { CarConfig } from './car-config.ts';
import { CarLine } from './car-line.ts';

export { type CarConfig, CarConfigSchema } from './car-config.ts';
export { CarLine } from './car-line.ts';

/** The line of the car, as it is configured. */
export function openCarLine(config: CarConfig): CarLine {
  const line = config.kind === 'serial' ? sttyArguments(config.path, config) : [];
  return new CarLine(deviceSource(config.path, { grab: false, line }));
}
