import type { LocalText } from '../../basics/index.ts';
import type { ReceiptDocument } from '../document.ts';
import { shortened } from './fact-blocks.ts';
import { requestSlip } from './request-slip.ts';
import type { SlipContext } from './slip-context.ts';

const words = {
  dossierTitle: { vi: 'Phiếu hỏi hồ sơ', en: 'Dossier question' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  dossierKept: {
    vi: 'Máy đã giữ câu hỏi và gửi tới trung tâm.',
    en: 'The kiosk keeps the question and sends it to the service centre.',
  },
} as const satisfies Record<string, LocalText>;

/** A question about a dossier; its number as short as on the screen. */
export function dossierQuestionSlip(
  matter: { readonly dossierMasked: string; readonly follow: string },
  context: SlipContext,
): ReceiptDocument {
  const { language } = context;
  return requestSlip(context, matter.follow, {
    kind: 'dossierQuestion',
    title: words.dossierTitle,
    blocks: [
      { type: 'fact', label: words.dossier[language], value: shortened(matter.dossierMasked) },
      { type: 'text', text: words.dossierKept[language] },
    ],
  });
}
