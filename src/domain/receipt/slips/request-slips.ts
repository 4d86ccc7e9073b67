import { formatFollowCode } from '../../action/index.ts';
import type { LocalText } from '../../basics/index.ts';
import { followCodeText } from '../../codes/index.ts';
import { howMuchFact } from '../../service/index.ts';
import type { ReceiptBlock, ReceiptDocument } from '../document.ts';
import { buildSlip } from '../slip.ts';
import { factBlock, fit } from './fact-blocks.ts';
import { paperBlocks } from './paper-blocks.ts';
import type { ServiceMatter } from './service-slip.ts';
import { dayText, helpText, kioskSourceText, placeText, type SlipContext } from './slip-context.ts';

const words = {
  follow: { vi: 'Số theo dõi', en: 'Follow number' },
  caption: {
    vi: 'Quét tại máy Một Chạm để xem tình trạng',
    en: 'Scan at a Một Chạm kiosk to follow it',
  },
  feedbackTitle: { vi: 'Phiếu góp ý', en: 'Report slip' },
  category: { vi: 'Loại việc', en: 'Kind' },
  feedbackKept: {
    vi: 'Máy đã giữ góp ý của quý vị và gửi tới thành phố. Nội dung không in ra để giữ riêng tư.',
    en: 'The kiosk keeps your report and sends it to the city. Its text is not printed.',
  },
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
  dossierTitle: { vi: 'Phiếu hỏi hồ sơ', en: 'Dossier question' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier number' },
  dossierKept: {
    vi: 'Máy đã giữ câu hỏi và gửi tới trung tâm.',
    en: 'The kiosk keeps the question and sends it to the hub.',
  },
} as const satisfies Record<string, LocalText>;

/** What all slips about a request carry: its follow code, to read and to scan. */
function requestSlip(
  context: SlipContext,
  follow: string,
  parts: {
    readonly kind: 'feedback' | 'appointment' | 'dossierQuestion';
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
        value: fit(matter.category[language]),
      },
      { type: 'text', text: words.feedbackKept[language] },
    ],
  });
}

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
      value: fit(matter.place[language]),
      ...(matter.address && { note: fit(matter.address[language]) }),
    },
    { type: 'fact', label: words.subject[language], value: fit(matter.subject[language]) },
  ];
  if (matter.visitorMasked !== undefined) {
    blocks.push({
      type: 'fact',
      label: words.visitor[language],
      value: fit(matter.visitorMasked),
    });
  }
  if (service) {
    blocks.push(
      {
        type: 'fact',
        label: words.service[language],
        value: fit(service.facts.shortName[language]),
        note: service.facts.code,
      },
      factBlock(howMuchFact(service.facts), language),
      ...paperBlocks(service.details, service.caseKey, language),
    );
  }
  return requestSlip(context, matter.follow, {
    kind: 'appointment',
    title: words.appointmentTitle,
    blocks,
  });
}

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
      { type: 'fact', label: words.dossier[language], value: fit(matter.dossierMasked) },
      { type: 'text', text: words.dossierKept[language] },
    ],
  });
}
