import type { LocalText } from '../basics/index.ts';

/** Puts a mark between each three digits, counted from the right. */
function grouped(amount: number, mark: string): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, mark);
}

/**
 * An amount of Vietnamese dong as it is read aloud: `45.000 đồng`, `45,000 VND`.
 * Written out by hand and not with Intl, whose output differs between browsers and paper.
 */
export function moneyText(amountVnd: number): LocalText {
  return { vi: `${grouped(amountVnd, '.')} đồng`, en: `${grouped(amountVnd, ',')} VND` };
}
