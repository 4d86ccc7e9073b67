import type { LocalText } from '../basics/index.ts';
import { type Cost, howMuchFact } from '../service/index.ts';

/** One line of a fee as residents read it, without when it applies. */
export function moneyOf(cost: Cost): LocalText {
  if (cost.kind === 'seeNote') return cost.note;
  const { condition: _c, channels: _w, from: _f, until: _u, ...plain } = cost;
  const bare = 'per' in plain ? (({ per: _, ...rest }) => rest)(plain) : plain;
  const { headline } = howMuchFact({ costs: [bare], channels: [] });
  return headline;
}
