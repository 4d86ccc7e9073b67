import { howLongFact, howMuchFact, whereFact } from '../../service/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { buildSlip } from '../slip.ts';
import { factBlock, said, shortened } from './fact-blocks.ts';
import { paperBlocks } from './paper-blocks.ts';
import type { ServiceMatter } from './service-matter.ts';
import { dayText, helpText, placeText, type SlipContext } from './slip-context.ts';
import { takeawayText } from './takeaway-text.ts';

const words = {
  over: { vi: 'Phiếu thông tin', en: 'Information slip' },
  code: { vi: 'Mã thủ tục', en: 'Procedure code' },
  caption: { vi: 'Quét để lưu vào điện thoại', en: 'Scan to keep it on the phone' },
  portal: { vi: 'Quét để mở trang của thủ tục', en: 'Scan to open its web page' },
  listed: {
    vi: 'Danh mục chưa có hướng dẫn riêng. Giấy tờ đầy đủ ở Cổng dịch vụ công quốc gia, hoặc hỏi quầy.',
    en: 'No guide of our own yet. All papers: national portal, or ask a desk.',
  },
  official: {
    vi: 'Tên chính thức.',
    en: 'Official name, in Vietnamese only.',
  },
  badCode: {
    vi: 'Mã này sai trong dữ liệu quốc gia. Quý vị nói tên thủ tục tại quầy.',
    en: 'This code is mistyped in the register. Give the name at the desk.',
  },
  oldCode: {
    vi: 'Mã thủ tục có thể đã đổi. Quý vị hỏi lại nơi tiếp nhận.',
    en: 'The procedure code may have changed. Ask the office.',
  },
} as const;

/**
 * PHIẾU THÔNG TIN: the four facts and what to bring. It never imitates the receipt of an office,
 * and says so (domain.md §6).
 */
export function serviceSlip(matter: ServiceMatter, context: SlipContext): ReceiptDocument {
  const { facts, details, caseKey, advice = [] } = matter;
  const { language } = context;
  const isListed = facts.entry === 'register';
  const notes = [
    ...advice.map((text) => ({ vi: shortened(said(text, 'vi')), en: shortened(said(text, 'en')) })),
    ...(isListed ? [words.official, words.listed] : []),
    ...(facts.codeState === 'possiblyOld' ? [words.oldCode] : []),
    ...(facts.codeState === 'malformed' ? [words.badCode] : []),
  ].map((text): ReceiptBlock => ({ type: 'note', text: text[language] }));
  return buildSlip({
    kind: 'service',
    language,
    large: context.large,
    trial: context.trial,
    place: placeText(context),
    over: words.over[language],
    title: shortened(said(facts.shortName, language)),
    blocks: [
      ...[whereFact(facts), howLongFact(facts), howMuchFact(facts, context.today)].map((fact) =>
        factBlock(fact, language),
      ),
      ...paperBlocks(details, caseKey, language),
      ...notes,
      {
        type: 'qr',
        // Of a listed procedure the portal knows more than the kiosk.
        text: isListed ? facts.portalUrl : takeawayText(matter, language, context.today),
        caption: (isListed ? words.portal : words.caption)[language],
      },
    ],
    number: { value: facts.code, label: words.code[language] },
    source: facts.source.name[language],
    dateText: dayText(facts.source.snapshotDate, language),
    help: helpText(language),
  });
}
