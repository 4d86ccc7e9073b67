import type { Cost } from '../../domain/service/index.ts';
import type { RegisterCost } from '../register/cost.ts';
import { t } from '../text.ts';

const inWords = t(
  'Mức thu ghi bằng lời trên Cổng dịch vụ công quốc gia.',
  'The price is given in words on the national portal.',
);
const byCase = t(
  'Mức thu còn tùy trường hợp. Quý vị xem trên Cổng dịch vụ công quốc gia.',
  'The amount depends on the case. See the national portal.',
);

function costOf({ kind, amountVnd, channels }: RegisterCost): Cost {
  const ways = channels && { channels: [...channels] };
  switch (kind) {
    case 'fixed':
      return { kind, amountVnd: amountVnd ?? 0, ...ways };
    case 'council':
      return { kind: 'setByCouncil', ...ways };
    case 'note':
      return { kind: 'seeNote', note: inWords, ...ways };
    case 'free':
    case 'unknown':
      return { kind, ...ways };
  }
}

/** What a listed procedure costs, each line with its kind; words that change an amount are said. */
export function costsOf(costs: readonly RegisterCost[]): Cost[] {
  const conditional = costs.some((cost) => cost.conditional);
  return [
    ...costs.map(costOf),
    ...(conditional ? [{ kind: 'seeNote', note: byCase } as const] : []),
  ];
}
