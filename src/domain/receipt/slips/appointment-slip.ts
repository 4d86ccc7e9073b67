import type { LocalText } from '../../basics/index.ts';
import { howMuchFact } from '../../service/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { factBlock, shortened } from './fact-blocks.ts';
import { paperBlocks } from './paper-blocks.ts';
import { requestSlip } from './request-slip.ts';
import type { ServiceMatter } from './service-matter.ts';
import { dayText, type SlipContext } from './slip-context.ts';

const words = {
  appointmentTitle: { vi: 'PHIẾU HẸN GIỜ', en: 'APPOINTMENT SLIP' },
  provisionalTitle: { vi: 'Giữ chỗ tạm', en: 'Held for now' },
  provisional: {
    vi: 'Nơi tiếp nhận chưa xác nhận giờ này. Quý vị xem tình trạng bằng số theo dõi.',
    en: 'The office has not confirmed this hour. Follow it with the number below.',
  },
  place: { vi: 'Nơi đến', en: 'Place' },
  when: { vi: 'Giờ muốn đến', en: 'Hour wished for' },
  subject: { vi: 'Việc', en: 'Subject' },
  service: { vi: 'Thủ tục', en: 'Procedure' },
  visitor: { vi: 'Người đến', en: 'Visitor' },
} as const satisfies Record<string, LocalText>;

export interface AppointmentMatter {
  readonly follow: string;
  readonly subject: LocalText;
  readonly place: LocalText;
  /** Undefined when nobody has stated it. */
  readonly address: LocalText | undefined;
  /** ISO day in Hanoi. */
  readonly day: string;
  /** Start, `HH:MM`. */
  readonly slot: string;
  readonly service: ServiceMatter | undefined;
  /** As masked on the screen, or undefined: a slip never carries more (R61). */
  readonly visitorMasked: string | undefined;
}

/** PHIẾU HẸN GIỜ: an hour that is held for now and not confirmed, and says so first. */
export function appointmentSlip(matter: AppointmentMatter, context: SlipContext): ReceiptDocument {
  const { language } = context;
  const { service } = matter;
  const blocks: ReceiptBlock[] = [
    { type: 'heading', text: words.provisionalTitle[language] },
    { type: 'text', text: words.provisional[language] },
    {
      type: 'fact',
      label: words.when[language],
      value: `${matter.slot}, ${dayText(matter.day, language)}`,
    },
    {
      type: 'fact',
      label: words.place[language],
      value: shortened(matter.place[language]),
      ...(matter.address && { note: shortened(matter.address[language]) }),
    },
    { type: 'fact', label: words.subject[language], value: shortened(matter.subject[language]) },
  ];
  if (matter.visitorMasked !== undefined) {
    blocks.push({
      type: 'fact',
      label: words.visitor[language],
      value: shortened(matter.visitorMasked),
    });
  }
  if (service) {
    blocks.push(
      {
        type: 'fact',
        label: words.service[language],
        value: shortened(service.facts.shortName[language]),
        note: service.facts.code,
      },
      factBlock(howMuchFact(service.facts, context.today), language),
      ...paperBlocks(service.details, service.caseKey, language),
    );
  }
  return requestSlip(context, matter.follow, {
    kind: 'appointment',
    title: words.appointmentTitle,
    blocks,
  });
}
