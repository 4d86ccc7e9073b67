import type { Language } from '../../basics/index.ts';
import { papersToBring, type ServiceDetails, whatToBringFact } from '../../service/index.ts';
import type { ReceiptBlock } from '../document.ts';
import { said, shortened } from './fact-blocks.ts';

/** Papers on one slip: two more than the longest case of the starter catalogue. */
const papersMax = 30;

const words = {
  bring: { vi: 'Mang gì', en: 'What to bring' },
  unknown: {
    vi: 'Máy chưa có phần giấy tờ. Quý vị hỏi nơi tiếp nhận trước khi đi.',
    en: 'The kiosk does not have the papers. Ask the office before you go.',
  },
  more: {
    vi: 'Còn giấy tờ khác. Xem trên Cổng dịch vụ công quốc gia.',
    en: 'There are more papers. See the National Public Service Portal.',
  },
} as const;

/** What to bring, with boxes to tick; the same papers and counts as on the screen. */
export function paperBlocks(
  details: ServiceDetails | undefined,
  caseKey: string | undefined,
  language: Language,
): ReceiptBlock[] {
  if (!details) {
    return [
      { type: 'heading', text: words.bring[language] },
      { type: 'text', text: words.unknown[language] },
    ];
  }
  const fact = whatToBringFact(details, caseKey);
  const blocks: ReceiptBlock[] = [
    { type: 'heading', text: `${words.bring[language]}: ${fact.headline[language]}` },
  ];
  const chosen = details.evidence.find(({ key }) => key === caseKey);
  if (chosen?.title) blocks.push({ type: 'text', text: shortened(said(chosen.title, language)) });
  const papers = papersToBring(details, caseKey);
  for (const { evidence, counts } of papers.slice(0, papersMax)) {
    const note = [counts[language], evidence.condition && said(evidence.condition, language)]
      .filter(Boolean)
      .join('. ');
    blocks.push({
      type: 'item',
      text: shortened(said(evidence.shortName, language)),
      ...(note !== '' && { note: shortened(note) }),
    });
  }
  if (papers.length > papersMax) blocks.push({ type: 'note', text: words.more[language] });
  // The lines that are not papers: that the papers depend on the case, or whom to ask.
  for (const line of fact.lines.slice(papers.length)) {
    blocks.push({ type: 'note', text: shortened(said(line.text, language)) });
  }
  return blocks;
}
