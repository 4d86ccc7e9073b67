import type { LocalText } from '../../basics/index.ts';
import type { ReceiptDocument } from '../document.ts';
import { requestSlip } from './request-slip.ts';
import type { SlipContext } from './slip-context.ts';

const words = {
  title: { vi: 'Phiếu theo dõi (in lại)', en: 'Follow slip (printed again)' },
  unknown: {
    vi: 'Chưa rõ tình trạng khi in. Quý vị quét mã để xem.',
    en: 'Its state was not known when this was printed. Scan the code to see it.',
  },
} as const satisfies Record<string, LocalText>;

/**
 * The slip of a request that somebody holds already: nothing of its content, which the kiosk does
 * not have, only its number and what the hub said of it.
 *
 * @param lines what is known, in the slip's language; empty when nothing is
 */
export function followSlip(
  matter: { readonly follow: string; readonly lines: readonly string[] },
  context: SlipContext,
): ReceiptDocument {
  const { language } = context;
  const lines = matter.lines.length > 0 ? matter.lines : [words.unknown[language]];
  return requestSlip(context, matter.follow, {
    kind: 'follow',
    title: words.title,
    blocks: lines.map((text) => ({ type: 'text' as const, text })),
  });
}
