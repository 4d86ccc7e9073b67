import { type LocalText, wordsIn } from '../basics/index.ts';
import {
  howLongFact,
  howMuchFact,
  papersToBring,
  type ServiceDetails,
  type ServiceFacts,
  whatToBringFact,
} from '../service/index.ts';

/** One line of a lift's answer; an unsure one says so in its own words too. */
export interface LiftLine {
  readonly key: 'where' | 'howLong' | 'howMuch' | 'whatToBring';
  readonly text: LocalText;
  readonly unsure: boolean;
}

/** A procedure as a rider reads it between two floors (L2): its name and four lines. */
export interface LiftSummary {
  readonly heading: LocalText;
  readonly lines: readonly LiftLine[];
}

/** Most tiếng of each part; together 40, the most that a 10.1" screen of a lift shows at M (L2). */
export const liftBudget = {
  heading: 9,
  where: 8,
  howLong: 7,
  howMuch: 9,
  whatToBring: 7,
} as const;

/** Most tiếng of one answer (L2). */
export const liftSummaryMax = 40;

/** *Tiếng* of a text: words between spaces; marks alone count for nothing. */
export function tiengOf(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

const offices: Readonly<Record<ServiceFacts['where']['office'], LocalText>> = {
  servicePoint: { vi: 'Điểm hành chính công', en: 'Ward service point' },
  cityBranch: { vi: 'Chi nhánh hành chính công', en: 'City service branch' },
  wardPolice: { vi: 'Công an phường, xã', en: 'Ward police' },
  cityPolice: { vi: 'Công an thành phố', en: 'City police' },
  socialInsurance: { vi: 'Bảo hiểm xã hội', en: 'Social insurance office' },
  taxOffice: { vi: 'Cơ quan thuế', en: 'Tax office' },
  militaryCommand: { vi: 'Quân sự phường, xã', en: 'Ward military command' },
  notaryOrServicePoint: { vi: 'Hành chính công, công chứng', en: 'Service point or notary' },
  employmentCentre: { vi: 'Trung tâm việc làm', en: 'Employment centre' },
  school: { vi: 'Nhà trường', en: 'The school' },
  powerCompany: { vi: 'Công ty điện lực', en: 'Power company' },
  issuer: { vi: 'Nơi đã cấp giấy', en: 'Office that issued it' },
  byCase: { vi: 'Nơi nộp: tùy trường hợp', en: 'Where: depends' },
  online: { vi: 'Làm trên mạng', en: 'Done online' },
  unknown: { vi: 'Nơi nộp: chưa rõ', en: 'Where: not known' },
};

const doubtful: LocalText = { vi: 'nên hỏi lại', en: 'ask first' };
const timeUnknown: LocalText = { vi: 'Bao lâu: hỏi nơi nộp', en: 'How long: ask there' };
const feeUnknown: LocalText = { vi: 'Lệ phí: hỏi nơi nộp', en: 'Fee: ask there' };
const feeDepends: LocalText = { vi: 'Lệ phí tùy trường hợp', en: 'Fee depends' };
const feeOnline: LocalText = {
  vi: 'Trực tuyến: 0 đồng. Tại quầy: hỏi trước',
  en: 'Online: 0 VND. Desk: ask first',
};
const papersUnknown: LocalText = { vi: 'Giấy tờ: hỏi nơi nộp', en: 'Papers: ask there' };
const papersInCode: LocalText = { vi: 'Giấy tờ: xem trong mã', en: 'Papers: see the code' };

const fits = ({ vi, en }: LocalText, tiengMax: number) =>
  tiengOf(vi) <= tiengMax && tiengOf(en) <= tiengMax;

function join(one: LocalText, other: LocalText): LocalText {
  return { vi: `${one.vi}, ${other.vi}`, en: `${wordsIn(one, 'en').words}, ${other.en}` };
}

function headingOf({ entry, name, shortName }: ServiceFacts): LocalText {
  const said = entry === 'register' ? name : shortName;
  return { vi: cut(said.vi), en: cut(wordsIn(said, 'en').words) };
}

/** Cut between words, with a mark that something is missing. */
function cut(text: string): string {
  const words = text.trim().split(/\s+/u);
  return tiengOf(text) <= liftBudget.heading
    ? words.join(' ')
    : `${words.slice(0, liftBudget.heading).join(' ')}…`;
}

function whereLine({ where }: ServiceFacts): LiftLine {
  const unsure = where.office === 'unknown' || where.doubt !== undefined;
  const office = offices[where.office];
  const text = unsure && where.office !== 'unknown' ? join(office, doubtful) : office;
  return { key: 'where', text, unsure };
}

function howLongLine(service: ServiceFacts): LiftLine {
  const { headline, certainty, lines } = howLongFact(service);
  if (certainty === 'unknown') return { key: 'howLong', text: timeUnknown, unsure: true };
  const isOpen = certainty === 'partly' || lines.some(({ unsure }) => unsure);
  const text = isOpen ? join(headline, doubtful) : headline;
  // What does not fit is asked about: half a time would be a promise.
  return fits(text, liftBudget.howLong)
    ? { key: 'howLong', text, unsure: isOpen }
    : { key: 'howLong', text: timeUnknown, unsure: true };
}

/** Whether what is paid depends on the way, the case or the day. */
function feeVaries({ costs }: ServiceFacts, today: string | undefined): boolean {
  return costs.some(
    ({ condition, channels, from, until }) =>
      condition !== undefined ||
      channels !== undefined ||
      (today === undefined && (from !== undefined || until !== undefined)),
  );
}

function howMuchLine(service: ServiceFacts, today: string | undefined): LiftLine {
  const { headline, certainty } = howMuchFact(service, today);
  if (certainty === 'unknown') return { key: 'howMuch', text: feeUnknown, unsure: true };
  const { costs } = service;
  const always = costs.filter(({ condition, channels }) => !condition && !channels);
  const byCouncil = always.some(({ kind }) => kind === 'setByCouncil');
  if (byCouncil && service.channels.includes('online') && always.length === costs.length) {
    const alone = costs.every(({ kind }) => kind === 'setByCouncil');
    return { key: 'howMuch', text: alone ? feeOnline : feeDepends, unsure: true };
  }
  if (certainty === 'partly') return { key: 'howMuch', text: feeDepends, unsure: true };
  if (feeVaries(service, today) || costs.length > 1) {
    return { key: 'howMuch', text: feeDepends, unsure: false };
  }
  return fits(headline, liftBudget.howMuch)
    ? { key: 'howMuch', text: headline, unsure: false }
    : { key: 'howMuch', text: feeUnknown, unsure: true };
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text[0]?.toLocaleLowerCase('vi') + text.slice(1) : text;
}

/** `Mang giấy chứng sinh, căn cước`, where that is all and it fits. */
function namedPapers(details: ServiceDetails): LocalText | undefined {
  const [only, ...others] = details.evidence;
  const papers = papersToBring(details);
  if (!only || others.length > 0 || papers.length === 0) return undefined;
  if (papers.length < only.items.length) return undefined;
  if (papers.some(({ evidence }) => evidence.condition !== undefined)) return undefined;
  const names = papers.map(({ evidence }) => evidence.shortName);
  const text = {
    vi: `Mang ${names.map(({ vi }) => lowerFirst(vi)).join(', ')}`,
    en: `Bring ${names.map((name) => lowerFirst(wordsIn(name, 'en').words)).join(', ')}`,
  };
  return fits(text, liftBudget.whatToBring) ? text : undefined;
}

function whatToBringLine(details: ServiceDetails | undefined): LiftLine {
  const key = 'whatToBring';
  if (!details) return { key, text: papersUnknown, unsure: true };
  const { headline, certainty } = whatToBringFact(details);
  if (certainty === 'unknown') return { key, text: papersUnknown, unsure: true };
  if (certainty === 'partly') return { key, text: papersUnknown, unsure: true };
  const text = namedPapers(details) ?? headline;
  return { key, text: fits(text, liftBudget.whatToBring) ? text : papersInCode, unsure: false };
}

/**
 * The four facts in at most 40 tiếng, made from what the service page says, so that editors write
 * nothing extra (requirements §2.3). A doubt stays a doubt: what is not sure, or does not fit, is
 * asked about, and no fee becomes "free" that is not.
 *
 * @param details undefined while they are not on this kiosk
 * @param today ISO day in Hanoi; undefined while the clock is not believed
 */
export function liftSummary(
  service: ServiceFacts,
  details: ServiceDetails | undefined,
  today?: string,
): LiftSummary {
  return {
    heading: headingOf(service),
    lines: [
      whereLine(service),
      howLongLine(service),
      howMuchLine(service, today),
      whatToBringLine(details),
    ],
  };
}
