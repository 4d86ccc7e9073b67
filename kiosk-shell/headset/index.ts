import { deviceSource } from '../scan/index.ts';
import type { HeadsetConfig } from './headset-config.ts';
import { HeadsetJack } from './headset-jack.ts';

export { type HeadsetConfig, HeadsetConfigSchema } from './headset-config.ts';
export { HeadsetJack } from './headset-jack.ts';

/** The jack, as it is configured. Others hear it too: the sound server turns the loudspeaker off by it (R33). */
export function openHeadsetJack({ path }: HeadsetConfig): HeadsetJack {
  return new HeadsetJack(deviceSource(path, { grab: false, standing: true }));
}
