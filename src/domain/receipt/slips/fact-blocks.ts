import { type Language, type LocalText, wordsIn } from '../../basics/index.ts';
import { type Fact, type FactKey, notKnown } from '../../service/index.ts';
import type { ReceiptBlock } from '../document.ts';

/** Longest text of a block; the document schema has the same limit. */
const blockTextMax = 600;

export const factLabels: Readonly<Record<FactKey, LocalText>> = {
  where: { vi: 'Làm ở đâu', en: 'Where' },
  howLong: { vi: 'Mất bao lâu', en: 'How long' },
  howMuch: { vi: 'Bao nhiêu tiền', en: 'How much' },
  whatToBring: { vi: 'Mang gì', en: 'What to bring' },
};

/** Cuts at the limit of a block, with a mark that something is missing. */
export function shortened(text: string): string {
  return text.length <= blockTextMax ? text : `${text.slice(0, blockTextMax - 1)}…`;
}

/** A text of the catalogue in the slip's language; in Vietnamese where nobody translated it. */
export function said(text: LocalText, language: Language): string {
  return wordsIn(text, language).words;
}

/** One of the four facts as it is on screen: headline, sure lines below, doubts marked. */
export function factBlock(fact: Fact, language: Language): ReceiptBlock {
  const lines = (unsure: boolean) =>
    fact.lines
      .filter((line) => line.unsure === unsure)
      .map((line) => said(line.text, language))
      .join(' ');
  const sure = lines(false);
  const unsure = lines(true) || (fact.certainty === 'unknown' ? notKnown[language] : '');
  return {
    type: 'fact',
    label: factLabels[fact.key][language],
    value: shortened(said(fact.headline, language)),
    ...(sure !== '' && { note: shortened(sure) }),
    ...(unsure !== '' && { doubt: shortened(unsure) }),
  };
}
