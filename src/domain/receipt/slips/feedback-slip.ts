import type { LocalText } from '../../basics/index.ts';
import type { ReceiptDocument } from '../document.ts';
import { shortened } from './fact-blocks.ts';
import { requestSlip } from './request-slip.ts';
import type { SlipContext } from './slip-context.ts';

const words = {
  feedbackTitle: { vi: 'Phiếu góp ý', en: 'Report slip' },
  category: { vi: 'Loại việc', en: 'Kind' },
  feedbackKept: {
    vi: 'Máy đã giữ góp ý của quý vị và gửi tới thành phố. Nội dung không in ra để giữ riêng tư.',
    en: 'The kiosk keeps your report and sends it to the city. Its text is not printed.',
  },
} as const satisfies Record<string, LocalText>;

/** Feedback: the kind and the number, never the text, the place or a name. */
export function feedbackSlip(
  matter: { readonly category: LocalText; readonly follow: string },
  context: SlipContext,
): ReceiptDocument {
  const { language } = context;
  return requestSlip(context, matter.follow, {
    kind: 'feedback',
    title: words.feedbackTitle,
    blocks: [
      {
        type: 'fact',
        label: words.category[language],
        value: shortened(matter.category[language]),
      },
      { type: 'text', text: words.feedbackKept[language] },
    ],
  });
}
