import type { LocalText } from '../basics/index.ts';
import type { Cost, PublicService } from '../service/index.ts';
import { isSame } from './fields.ts';
import { moneyOf } from './money-of.ts';
import { both, changed } from './say-value.ts';
import type { TellOptions, Told } from './told.ts';

/** What a fee line is for; two lines of the same are one fee that changed. */
function feeName({ condition, channels }: Cost, per: LocalText | undefined): LocalText {
  const vi = [per?.vi, condition?.vi, ...(channels ?? [])].filter(Boolean).join(', ');
  const en = [per?.en, condition?.en, ...(channels ?? [])].filter(Boolean).join(', ');
  return both(vi === '' ? 'Phí' : `Phí ${lower(vi)}`, en === '' ? 'Fee' : `Fee, ${en}`);
}

const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

export function tellFees(
  before: PublicService,
  after: PublicService,
  { wardCount }: TellOptions,
): readonly Told[] {
  if (isSame(before.costs, after.costs) || before.costs.length !== after.costs.length) return [];
  const isAtWards = after.competentAuthority.some(({ level }) => level === 'ward');
  const at = isAtWards
    ? both(` tại ${wardCount} phường, xã`, ` at ${wardCount} wards and communes`)
    : both('', '');
  const told: Told[] = [];
  for (const [place, now] of after.costs.entries()) {
    const was = before.costs[place];
    if (was === undefined || isSame(was, now)) continue;
    const [{ kind: _k, ...oldRest }, { kind: _n, ...newRest }] = [was, now];
    const amount = { amountVnd: 0, note: 0 };
    // Another condition, channel or day: the fact as a whole says it better than a line.
    if (!isSame({ ...oldRest, ...amount }, { ...newRest, ...amount })) return [];
    const one = changed(
      `costs.${place}`,
      feeName(now, now.kind === 'fixed' ? now.per : undefined),
      moneyOf(was),
      moneyOf(now),
    );
    told.push({ ...one, text: both(one.text.vi + at.vi, one.text.en + at.en) });
  }
  return told;
}
