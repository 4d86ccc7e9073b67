import type { Flow } from '../model/flow.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';

const channels = ['qr', 'print', 'speak', 'count'] as const;

/** Personal and sensitive answers that the author would let out (PRIV, R66, R68). */
export function checkPrivacy(flow: Flow): GuideFinding[] {
  return channels.flatMap((channel) =>
    (flow.share?.[channel] ?? []).flatMap((name) => {
      const privacy = Object.hasOwn(flow.vars, name) ? flow.vars[name]?.class : undefined;
      if (privacy !== 'personal' && privacy !== 'sensitive') return [];
      return [error('PRIV', `share.${channel}`, say.lets(name, privacy, channel))];
    }),
  );
}
