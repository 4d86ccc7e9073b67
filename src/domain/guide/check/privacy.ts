import type { Flow } from '../model/flow.ts';
import { error, type GuideFinding } from './finding.ts';

const channelWords = {
  qr: 'a QR',
  print: 'paper',
  speak: 'the loudspeaker',
  count: 'the counts',
} as const;

/** Personal and sensitive answers that the author would let out (PRIV, R66, R68). */
export function checkPrivacy(flow: Flow): GuideFinding[] {
  return (Object.keys(channelWords) as (keyof typeof channelWords)[]).flatMap((channel) =>
    (flow.share?.[channel] ?? []).flatMap((name) => {
      const privacy = Object.hasOwn(flow.vars, name) ? flow.vars[name]?.class : undefined;
      if (privacy !== 'personal' && privacy !== 'sensitive') return [];
      const detail = `lets ${name}, which is ${privacy}, into ${channelWords[channel]}`;
      return [error('PRIV', `share.${channel}`, detail)];
    }),
  );
}
