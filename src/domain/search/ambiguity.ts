import type { LocalText } from '../basics/index.ts';
import type { Fired } from './fired.ts';
import { phraseSyllablesMax } from './limits.ts';
import type { FamilyQuestion } from './model.ts';
import type { Column } from './pack.ts';
import type { ReadQuery } from './read-query.ts';
import type { Ranked } from './rerank.ts';
import type { SearchIndex } from './search-index.ts';

/** From this many close procedures on a bare noun asks back; two are the usual one and the other. */
const closeMin = 3;
/** Most choices of one question: they stand beside each other on one screen. */
const choicesMax = 5;
/** Words that say something, at most, of a wish that is asked back for close scores alone; a word's weight then. */
const closeWordsMax = 2;
const sayingMin = 0.3;
/** Scores this near are as good as each other: 1 % of clear queries were asked back in vain. */
const closeScore = 0.2;
/** Longest name of a paper or a right that may stand alone, in syllables. */
const nounMax = 3;
/** How far the best must stand before the next, times the words that say more than a noun of two, to be answered. */
const clearMin = 2;
const nounWords = 2;
/** Results among which the close ones are looked for. */
const depth = 24;
/** A button holds about this much, in UTF-16 units. */
const labelCharsMax = 64;

/** Labels stand in the lexicon as the words that an index has, so that they are not written twice. */
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A family whose noun is all that was said, beside words that say no more. */
function findFamily(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
): FamilyQuestion | undefined {
  const { filler, lexicon } = index.knowledge;
  for (const { bit, from, to } of fired.families) {
    // A noun that is said twice spans what stands between.
    if (to - from > phraseSyllablesMax) continue;
    const family = lexicon.families[bit];
    const alone = query.tokens.every((token, i) => {
      if (i >= from && i < to) return true;
      return query.language === 'en' ? (query.weights[i] ?? 1) < 0.1 : filler.has(token.key);
    });
    if (family === undefined || !alone) continue;
    const choices = family.choices.map(({ label, query = label.vi }) => ({
      query,
      label: { vi: capitalise(label.vi), en: capitalise(label.en) },
    }));
    return { family: family.id, question: family.question, choices };
  }
  return undefined;
}

/** The one noun that a query consists of, as ids of the vocabulary; undefined: it says more. */
function readNoun(index: SearchIndex, query: ReadQuery): readonly number[] | undefined {
  const { filler, askFiller } = index.knowledge;
  const ids: number[] = [];
  let ended = false;
  for (const token of query.tokens) {
    if (filler.has(token.key) || askFiller.has(token.key)) {
      ended = ids.length > 0;
      continue;
    }
    const id = index.idOf.get(token.key);
    if (id === undefined || ended || ids.length >= nounMax) return undefined;
    ids.push(id);
  }
  return ids.length > 0 ? ids : undefined;
}

/** Whether a row of forms says the noun, word after word. */
function holds(
  { keyOfForm }: SearchIndex,
  forms: Column,
  from: number,
  to: number,
  noun: readonly number[],
): boolean {
  for (let at = from; at <= to - noun.length; at++)
    if (noun.every((id, i) => keyOfForm[forms[at + i] as number] === id)) return true;
  return false;
}

/** Whether the title of a procedure, or a way of asking for it, says the noun. */
function saysNoun(index: SearchIndex, document: number, noun: readonly number[]): boolean {
  const { titleOffsets, titleIds, aliasFrom, aliasOffsets, aliasIds } = index;
  const to = titleOffsets[document + 1] as number;
  if (holds(index, titleIds, titleOffsets[document] as number, to, noun)) return true;
  const end = aliasFrom[document + 1] as number;
  for (let row = aliasFrom[document] as number; row < end; row++) {
    const from = aliasOffsets[row] as number;
    if (holds(index, aliasIds, from, aliasOffsets[row + 1] as number, noun)) return true;
  }
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
  return capitalise(cut);
}

/** What a button says of a procedure, read from its title once. */
function labelsOf(index: SearchIndex, document: number): LocalText {
  const known = index.labels[document];
  if (known !== undefined) return known;
  const [title = '', translated = ''] = index.titles[document] ?? [];
  const vi = labelOf(title);
  const label = { vi, en: translated === '' ? vi : labelOf(translated) };
  index.labels[document] = label;
  return label;
}

/** Choices from the catalogue, one of each name. */
function offer(
  index: SearchIndex,
  question: FamilyQuestion['question'],
  close: readonly Ranked[],
): FamilyQuestion | undefined {
  const choices = new Map<string, FamilyQuestion['choices'][number]>();
  for (const { document } of close) {
    if (choices.size >= choicesMax) break;
    const [vi = ''] = index.titles[document] ?? [];
    const label = labelsOf(index, document);
    if (!choices.has(label.vi)) choices.set(label.vi, { label, query: vi });
  }
  if (choices.size < closeMin) return undefined;
  return { family: 'which', question, choices: [...choices.values()] };
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
  return offer(index, question, close);
}

/** Words that say something. */
function countSaid({ weights }: ReadQuery): number {
  return weights.reduce((sum, weight) => sum + (weight > sayingMin ? 1 : 0), 0);
}

/** A question for a wish of a word or two that three procedures answer as well as each other. */
export function askClose(
  index: SearchIndex,
  query: ReadQuery,
  ranked: readonly Ranked[],
): FamilyQuestion | undefined {
  const question = index.knowledge.lexicon.which;
  const best = ranked[0];
  if (question === undefined || best === undefined || countSaid(query) > closeWordsMax)
    return undefined;
  // A word that is not finished is no wish yet.
  if (query.tokens.some(({ key }) => !index.idOf.has(key))) return undefined;
  const close = ranked.slice(0, depth).filter(({ score }) => best.score - score < closeScore);
  return offer(index, question, close);
}

/** The question to ask back, if the query names a family of procedures and nothing in it. */
export function findQuestion(
  index: SearchIndex,
  query: ReadQuery,
  fired: Fired,
  ranked: readonly Ranked[],
): FamilyQuestion | undefined {
  const gap = (ranked[0]?.score ?? 0) - (ranked[1]?.score ?? 0);
  if (gap * (countSaid(query) - nounWords) > clearMin) return undefined;
  const family = findFamily(index, query, fired);
  if (family !== undefined) return family;
  if (fired.actions !== 0 || fired.qualifiers !== 0 || fired.doors.has('oos')) return undefined;
  return askWhich(index, query, ranked);
}
