import {
  howLongFact,
  howMuchFact,
  type ServiceDetails,
  type ServiceFacts,
  whereFact,
} from '../../service/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { buildSlip } from '../slip.ts';
import { factBlock, shortened } from './fact-blocks.ts';
import { paperBlocks } from './paper-blocks.ts';
import { dayText, helpText, placeText, type SlipContext } from './slip-context.ts';
import { takeawayText } from './takeaway-text.ts';

const words = {
  over: { vi: 'Phiếu thông tin', en: 'Information slip' },
  code: { vi: 'Mã thủ tục', en: 'Procedure code' },
  caption: { vi: 'Quét để lưu vào điện thoại', en: 'Scan to keep it on the phone' },
  oldCode: {
    vi: 'Mã thủ tục có thể đã đổi. Quý vị hỏi lại nơi tiếp nhận.',
    en: 'The procedure code may have changed. Ask the office.',
  },
} as const;

/** What a service slip is about; `details` undefined when they could not be read. */
export interface ServiceMatter {
  readonly facts: ServiceFacts;
  readonly details: ServiceDetails | undefined;
  readonly caseKey?: string | undefined;
}

/**
 * PHIẾU THÔNG TIN: the four facts and what to bring. It never imitates the receipt of an office,
 * and says so (domain.md §6).
 */
export function serviceSlip(matter: ServiceMatter, context: SlipContext): ReceiptDocument {
  const { facts, details, caseKey } = matter;
  const { language } = context;
  const old: ReceiptBlock[] =
    facts.codeState === 'possiblyOld' ? [{ type: 'note', text: words.oldCode[language] }] : [];
  return buildSlip({
    kind: 'service',
    language,
    large: context.large,
    trial: context.trial,
    place: placeText(context),
    over: words.over[language],
    title: shortened(facts.shortName[language]),
    blocks: [
      ...[whereFact(facts), howLongFact(facts), howMuchFact(facts)].map((fact) =>
        factBlock(fact, language),
      ),
      ...paperBlocks(details, caseKey, language),
      ...old,
      {
        type: 'qr',
        text: takeawayText(matter, language),
        caption: words.caption[language],
      },
    ],
    number: { value: facts.code, label: words.code[language] },
    source: facts.source.name[language],
    dateText: dayText(facts.source.snapshotDate, language),
    help: helpText(language),
  });
}
