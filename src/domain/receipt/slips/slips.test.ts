import { describe, expect, it } from 'vitest';
import { starterContent } from '../../../content/index.ts';
import { fromUtf8, toUtf8 } from '../../basics/index.ts';
import {
  howMuchFact,
  papersToBring,
  toServiceDetails,
  toServiceFacts,
  whereFact,
} from '../../service/index.ts';
import {
  layoutReceipt,
  type ReceiptDocument,
  ReceiptDocumentSchema,
  receiptMetrics,
} from '../index.ts';
import {
  appointmentSlip,
  dayText,
  dossierQuestionSlip,
  feedbackSlip,
  type SlipContext,
  serviceSlip,
  takeawayBytesMax,
  takeawayText,
} from './index.ts';

const context: SlipContext = {
  language: 'vi',
  large: false,
  trial: true,
  site: { plate: 'A3', building: 'Chung cư Yên Hòa', ward: 'Phường Yên Hòa' },
  today: '2026-11-21',
};
const english: SlipContext = { ...context, language: 'en' };
const notAReceipt = 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả';
/** What only an office may print (domain.md §6). */
const official = /CỘNG HÒA XÃ HỘI|Độc lập - Tự do|NGƯỜI TIẾP NHẬN|GIẤY TIẾP NHẬN HỒ SƠ/;

const matters = starterContent().services.map((service) => ({
  facts: toServiceFacts(service),
  details: toServiceDetails(service),
}));
const matter = matters.find(({ facts }) => facts.code === '1.001193') ?? matters[0]!;

const textOf = (document: ReceiptDocument) => JSON.stringify(document.blocks);
const sound = (document: ReceiptDocument) => {
  expect(ReceiptDocumentSchema.safeParse(document).error).toBeUndefined();
  expect(textOf(document)).not.toMatch(official);
};

describe('slips', () => {
  it.each(matters)('$facts.code fits on paper and in a code, in both languages', (each) => {
    for (const slipContext of [context, english, { ...context, large: true }]) {
      const slip = serviceSlip(each, slipContext);
      sound(slip);
      expect(layoutReceipt(slip, receiptMetrics, 576).heightDots).toBeGreaterThan(0);
      const text = takeawayText(each, slipContext.language, slipContext.today);
      expect(toUtf8(text).length).toBeLessThanOrEqual(takeawayBytesMax);
      expect(text).toContain(each.facts.portalUrl);
      expect(fromUtf8(toUtf8(text))).toBe(text);
    }
  });

  it('says the same facts as the screen', () => {
    const slip = textOf(serviceSlip(matter, context));
    expect(slip).toContain(whereFact(matter.facts).headline.vi);
    expect(slip).toContain(howMuchFact(matter.facts).headline.vi);
    for (const { evidence, counts } of papersToBring(matter.details)) {
      expect(slip).toContain(evidence.shortName.vi);
      expect(slip).toContain(counts.vi);
    }
    expect(slip).toContain(notAReceipt);
  });

  it('prints a doubt as a doubt', () => {
    const facts = { ...matter.facts, costs: [{ kind: 'unknown' as const }] };
    const fee = serviceSlip({ ...matter, facts }, context).blocks.find(
      (block) => block.type === 'fact' && block.label === 'Bao nhiêu tiền',
    );
    expect(fee).toMatchObject({ value: 'Chưa rõ', doubt: expect.any(String) });
  });

  it('says that papers are unknown when the details could not be read', () => {
    const slip = serviceSlip({ ...matter, details: undefined }, english);
    sound(slip);
    expect(textOf(slip)).toContain('Ask the office before you go');
    expect(takeawayText({ ...matter, details: undefined }, 'en', undefined)).toContain(
      'not on the kiosk, ask the office',
    );
  });

  it('says in a code without a case chosen that there are more papers', () => {
    const [first] = matter.details.evidence;
    const paper = (key: string) => ({
      ...first!.items[0]!,
      key,
      use: 'submit' as const,
      note: false,
    });
    const evidence = [
      { ...first!, key: 'one', items: [paper('both'), paper('mine')] },
      { ...first!, key: 'two', items: [paper('both')] },
    ];
    const details = { ...matter.details, evidence };
    expect(takeawayText({ ...matter, details }, 'vi', undefined)).toContain('có người cần thêm');
    const apart = evidence.map((one) => ({ ...one, items: [paper(one.key)] }));
    const text = takeawayText(
      { ...matter, details: { ...details, evidence: apart } },
      'vi',
      undefined,
    );
    expect(text).toContain('Mang gì: Giấy tờ tùy trường hợp');
    const none = takeawayText(
      { ...matter, details: { ...details, evidence: [] } },
      'vi',
      undefined,
    );
    expect(none).toContain('Mang gì: Chưa rõ');
  });

  it('prints no halved fee after its last day', () => {
    const card = matters.find(({ facts }) => facts.costs.some(({ until }) => until !== undefined))!;
    const feeOn = (today: string) =>
      serviceSlip(card, { ...context, today }).blocks.find(
        (block) => block.type === 'fact' && block.label === 'Bao nhiêu tiền',
      );
    expect(feeOn('2026-12-31')).not.toEqual(feeOn('2027-01-01'));
    expect(JSON.stringify(feeOn('2027-01-01'))).not.toContain('Đến hết ngày');
  });

  it('says that papers are missing from a code that is too small for them', () => {
    const [first] = matter.details.evidence;
    const items = Array.from({ length: 40 }, (_, i) => ({
      ...first!.items[0]!,
      use: 'submit' as const,
      note: false,
      originals: 1,
      key: `paper${i}`,
    }));
    const details = { ...matter.details, evidence: [{ ...first!, items }] };
    const text = takeawayText({ facts: matter.facts, details }, 'vi', undefined);
    expect(toUtf8(text).length).toBeLessThanOrEqual(takeawayBytesMax);
    expect(text).toContain('còn nữa');
    sound(serviceSlip({ facts: matter.facts, details }, context));
    expect(textOf(serviceSlip({ facts: matter.facts, details }, context))).toContain(
      'Còn giấy tờ khác',
    );
  });

  it('says on an appointment that it is held for now and no receipt', () => {
    const slip = appointmentSlip(
      {
        follow: '0123456789A',
        subject: { vi: 'Hộ tịch', en: 'Civil status' },
        place: { vi: 'Chi nhánh số 1', en: 'Branch 1' },
        address: undefined,
        day: '2026-11-23',
        slot: '08:30',
        service: matter,
        visitorMasked: 'N••••• V•• A',
      },
      context,
    );
    sound(slip);
    const text = textOf(slip);
    expect(text).toContain('PHIẾU HẸN GIỜ');
    expect(text).toContain('Giữ chỗ tạm');
    expect(text).toContain(notAReceipt);
    expect(text).toContain('08:30, 23/11/2026');
    expect(text).toContain('0123-4567-89A');
    expect(text).toContain('motcham:follow:0123456789A');
    expect(layoutReceipt(slip, receiptMetrics, 576).heightDots).toBeGreaterThan(0);
  });

  it('prints no text and no place of a report', () => {
    const slip = feedbackSlip(
      { category: { vi: 'Giao thông', en: 'Traffic' }, follow: '0123456789A' },
      context,
    );
    sound(slip);
    expect(slip.blocks.filter((block) => block.type === 'fact')).toHaveLength(1);
  });

  it('carries a dossier number as masked as it was given', () => {
    const slip = dossierQuestionSlip(
      { dossierMasked: '•••001', follow: '0123456789A' },
      { ...english, today: undefined },
    );
    sound(slip);
    expect(textOf(slip)).toContain('•••001');
    expect(textOf(slip)).toContain('Information of not known');
  });

  it('writes days as they are read', () => {
    expect(dayText('2026-11-20', 'vi')).toBe('20/11/2026');
    expect(dayText(undefined, 'vi')).toBe('chưa rõ');
  });
});
