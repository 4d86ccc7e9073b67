import { type Notice, noticesFor } from '../../domain/service/index.ts';
import type { Facts } from './facts.ts';

/** The notices that residents of this place are shown today. */
export function noticesNow({ content, time, link }: Facts): readonly Notice[] {
  return noticesFor(content?.notices ?? [], { day: time?.day, site: link.site });
}
