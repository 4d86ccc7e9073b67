import type { Fired } from './fire.ts';
import type { SearchIndex } from './loaded.ts';
import type { FamilyQuestion } from './model.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';

/** From this many close procedures on a bare noun asks back; two are the usual one and the other. */
const closeMin = 3;
/** Most choices of one question: they stand beside each other on one screen. */
const choicesMax = 5;
/** Longest name of a paper or a right that may stand alone, in syllables. */
const nounMax = 4;
/** Results among which the close ones are looked for. */
const depth = 24;
/** A button holds about this much, in UTF-16 units. */
const labelCharsMax = 64;

/** A family whose noun is all that was said, beside words that say no more. */
function findFamily(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
): FamilyQuestion | undefined {
  const { filler, lexicon } = index.knowledge;
  for (const { bit, from, to } of fired.families) {
    const family = lexicon.families[bit];
    const alone = query.tokens.every((token, i) => {
      if (i >= from && i < to) return true;
      return query.language === 'en' ? (query.weights[i] ?? 1) < 0.1 : filler.has(token.key);
    });
    if (family !== undefined && alone)
      return { family: family.id, question: family.question, choices: family.choices };
  }
  return undefined;
}

/** The one noun that a query consists of, as ids of the vocabulary; undefined: it says more. */
function readNoun(index: SearchIndex, query: ReadQuery): readonly number[] | undefined {
  const ids: number[] = [];
  let ended = false;
  for (const token of query.tokens) {
    if (index.knowledge.filler.has(token.key)) {
      ended = ids.length > 0;
      continue;
    }
    const id = index.idOf.get(token.key);
    if (id === undefined || ended || ids.length >= nounMax) return undefined;
    ids.push(id);
  }
  return ids.length > 0 ? ids : undefined;
}

/** Whether a title says the noun, word after word; and whether it says nothing else. */
function saysNoun(index: SearchIndex, document: number, noun: readonly number[]): boolean {
  const { titleOffsets, titleIds, keyOfForm } = index;
  const end = (titleOffsets[document + 1] as number) - noun.length;
  for (let at = titleOffsets[document] as number; at <= end; at++)
    if (noun.every((id, i) => keyOfForm[titleIds[at + i] as number] === id)) return true;
  return false;
}

function isWholeTitle(index: SearchIndex, document: number, noun: readonly number[]): boolean {
  const from = index.titleOffsets[document] as number;
  const to = index.titleOffsets[document + 1] as number;
  for (let at = from; at < to; at++) {
    const id = index.keyOfForm[index.titleIds[at] as number] as number;
    if (!noun.includes(id) && !index.knowledge.filler.has(index.keys[id] ?? '')) return false;
  }
  return true;
}

function labelOf(title: string): string {
  const short = title.replace(/^\s*thủ tục\s+/iu, '').replace(/\s*[(;].*$/su, '');
  const cut =
    short.length <= labelCharsMax
      ? short
      : `${short.slice(0, labelCharsMax).replace(/\s+\S*$/u, '')}…`;
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

/** A question made from the catalogue: a bare noun that three procedures or more are about. */
function askWhich(
  index: SearchIndex,
  query: ReadQuery,
  ranked: readonly Ranked[],
): FamilyQuestion | undefined {
  const question = index.knowledge.lexicon.which;
  if (question === undefined || query.language === 'en') return undefined;
  const noun = readNoun(index, query);
  if (noun === undefined) return undefined;
  const close = ranked.slice(0, depth).filter(({ document }) => saysNoun(index, document, noun));
  if (close.some(({ document }) => isWholeTitle(index, document, noun))) return undefined;
  const choices = new Map<string, { label: { vi: string; en: string }; query: string }>();
  for (const { document } of close) {
    const [vi = '', en = ''] = index.titles[document] ?? [];
    const label = labelOf(vi);
    if (!choices.has(label))
      choices.set(label, { label: { vi: label, en: en === '' ? label : labelOf(en) }, query: vi });
  }
  if (choices.size < closeMin) return undefined;
  return { family: 'which', question, choices: [...choices.values()].slice(0, choicesMax) };
}

/** The question to ask back, if the query names a family of procedures and nothing in it. */
export function findQuestion(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  ranked: readonly Ranked[],
): FamilyQuestion | undefined {
  const family = findFamily(index, query, fired);
  if (family !== undefined) return family;
  if (fired.actions !== 0 || fired.qualifiers !== 0) return undefined;
  return askWhich(index, query, ranked);
}
