import { formatFollowCode } from '../../action/index.ts';
import type { LocalText } from '../../basics/index.ts';
import { followCodeText } from '../../codes/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { buildSlip } from '../slip.ts';
import { dayText, helpText, kioskSourceText, placeText, type SlipContext } from './slip-context.ts';

const words = {
  follow: { vi: 'Số theo dõi', en: 'Follow number' },
  caption: {
    vi: 'Quét tại máy Một Chạm để xem tình trạng',
    en: 'Scan at a Một Chạm kiosk to follow it',
  },
} as const satisfies Record<string, LocalText>;

/** What all slips about a request carry: its follow code, to read and to scan. */
export function requestSlip(
  context: SlipContext,
  follow: string,
  parts: {
    readonly kind: 'feedback' | 'appointment' | 'dossierQuestion' | 'follow';
    readonly title: LocalText;
    readonly blocks: readonly ReceiptBlock[];
  },
): ReceiptDocument {
  const { language } = context;
  return buildSlip({
    kind: parts.kind,
    language,
    large: context.large,
    trial: context.trial,
    place: placeText(context),
    title: parts.title[language],
    blocks: [
      ...parts.blocks,
      { type: 'qr', text: followCodeText(follow), caption: words.caption[language] },
    ],
    number: { value: formatFollowCode(follow), label: words.follow[language] },
    source: kioskSourceText(context),
    dateText: dayText(context.today, language),
    help: helpText(language),
  });
}
