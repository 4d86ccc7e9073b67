import type { Fired } from './fired.ts';
import type { SearchIndex } from './search-index.ts';
import { addToRun, type Run, readRun } from './title-run.ts';

/** Sums of word weights of the whole query, and the best first-pass score. */
export interface QueryMass {
  readonly literal: number;
  readonly meant: number;
  readonly plain: number;
  readonly chain: number;
  readonly rare: number;
  readonly highest: number;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Mass of title words before the first that was said, from which more does not matter. */
const beforeMax = 12;
/** Words left out of a title, from which more does not matter; whoever reads on reads fifteen. */
const wordsMax = 12;

/** Title features into `out[at…]`. */
function readTitle(
  index: SearchIndex,
  document: number,
  mass: QueryMass,
  out: Float32Array,
  at: number,
): void {
  const { titleOffsets, titleIds, words } = index;
  const { slots, literal, meant, plain, places, seen } = words;
  let inTitle = 0;
  let meantInTitle = 0;
  let plainInTitle = 0;
  let covered = 0;
  let chain = 0;
  let previous = 0;
  let rare = 0;
  let runs = 0;
  const stamp = ++words.stamp;
  const begin = titleOffsets[document] as number;
  const end = titleOffsets[document + 1] as number;
  for (let i = begin; i < end; i++) {
    const id = titleIds[i] as number;
    const slot = slots[id] as number;
    if (slot === 0) continue;
    const said = literal[slot] as number;
    if (said > 0) {
      const place = places[slot] as number;
      if (place !== 0) {
        if (((previous << 1) & place) !== 0) chain += plain[slot] as number;
        previous = place;
        runs = addToRun(runs, i, place);
      }
    }
    if (seen[slot] === stamp) continue;
    seen[slot] = stamp;
    const means = meant[slot] as number;
    inTitle += said;
    rare += said * said;
    meantInTitle += means;
    plainInTitle += plain[slot] as number;
    if (said > 0 || means > 0) covered += index.formMass[id] as number;
  }
  out[at + 1] = mass.literal > 0 ? inTitle / mass.literal : 0;
  out[at + 2] = covered / Math.max(1e-6, index.titleMass[document] as number);
  out[at + 3] = mass.meant > 0 ? meantInTitle / mass.meant : 0;
  const plainShare = mass.plain > 0 ? plainInTitle / mass.plain : 0;
  const chainShare = mass.chain > 0 ? Math.min(1, chain / mass.chain) : plainShare;
  out[at + 14] = plainShare;
  out[at + 15] = chainShare;
  out[at + 16] = plainShare * plainShare * plainShare * chainShare;
  out[at + 23] = mass.rare > 0 ? rare / mass.rare : 0;
  readOrder(index, document, readRun(index, runs), mass, out, at);
}

/** How much of the query the title says in its order, and what it says besides. */
function readOrder(
  index: SearchIndex,
  document: number,
  run: Run,
  mass: QueryMass,
  out: Float32Array,
  at: number,
): void {
  const { titleIds, titleBefore, titleFrom, titleTo, titleTold, titleOffsets, formMass } = index;
  const ordered = mass.plain > 0 ? Math.min(1, run.weight / mass.plain) : 0;
  out[at + 20] = ordered;
  out[at + 21] = 0;
  out[at + 22] = 0;
  out[at + 28] = 0;
  out[at + 29] = 0;
  out[at + 30] = 0;
  if (run.words === 0) return;
  const before = titleBefore[run.from] as number;
  const last = formMass[titleIds[run.to] as number] as number;
  const span = (titleBefore[run.to] as number) + last - before;
  const read = (titleTold[run.to] as number) + 1;
  const begin = titleTold[titleFrom[document] as number] as number;
  const skipped = read - begin - run.words;
  const unread = (titleTold[(titleOffsets[document + 1] as number) - 1] as number) + 1 - read;
  // Twelve words are read of a title, at most.
  const headEnd = (titleTold[(titleTo[document] as number) - 1] as number) + 1;
  const cutShort = Math.min(headEnd, begin + wordsMax) - read;
  out[at + 21] = ordered * (run.mass / Math.max(1e-6, span));
  out[at + 22] = ordered * Math.min(1, before / beforeMax);
  out[at + 28] = ordered * Math.min(1, Math.max(0, skipped) / wordsMax);
  out[at + 29] = ordered * Math.min(1, unread / wordsMax);
  out[at + 30] = ordered * Math.min(1, Math.abs(cutShort) / wordsMax);
}

/** Alias features into `out[at…]`; call after {@link readTitle}, which stamps the title's words. */
function readAliases(
  index: SearchIndex,
  document: number,
  mass: QueryMass,
  out: Float32Array,
  at: number,
): void {
  const { aliasFrom, aliasOffsets, aliasIds, aliasMass, words } = index;
  const { slots, literal, meant, plain, places, seen, stamp } = words;
  let similar = 0;
  let held = 0;
  let most = 0;
  let similarMeant = 0;
  let longest = 0;
  let known = (out[at + 1] as number) * mass.literal;
  let rare = (out[at + 23] as number) * mass.rare;
  let second = 0;
  const end = aliasFrom[document + 1] as number;
  for (let row = aliasFrom[document] as number; row < end; row++) {
    let common = 0;
    let means = 0;
    let chain = 0;
    let previous = 0;
    const to = aliasOffsets[row + 1] as number;
    for (let i = aliasOffsets[row] as number; i < to; i++) {
      const slot = slots[aliasIds[i] as number] as number;
      if (slot === 0) continue;
      const said = literal[slot] as number;
      if (said === 0) {
        means += meant[slot] as number;
        continue;
      }
      common += said;
      const place = places[slot] as number;
      if (((previous << 1) & place) !== 0) chain += plain[slot] as number;
      previous = place;
      if (seen[slot] !== stamp) {
        seen[slot] = stamp;
        known += said;
        rare += said * said;
      }
    }
    if (common === 0 && means === 0) continue;
    const weight = aliasMass[row] as number;
    const whole = mass.literal + weight;
    const share = (2 * common) / whole;
    if (share > similar) {
      second = similar;
      similar = share;
    } else if (share > second) second = share;
    const shareMeant = (2 * (common + means / 2)) / whole;
    if (shareMeant > similarMeant) similarMeant = shareMeant;
    const part = common / Math.max(1e-6, weight);
    if (part > held) held = part;
    if (common > most) most = common;
    if (chain > longest) longest = chain;
  }
  out[at + 4] = similar;
  out[at + 5] = Math.min(1, held);
  out[at + 6] = Math.min(1, most / Math.max(1e-6, mass.literal));
  out[at + 17] = Math.min(1.5, similarMeant);
  out[at + 18] = mass.chain > 0 ? Math.min(1, longest / mass.chain) : 0;
  out[at + 19] = mass.literal > 0 ? Math.min(1, known / mass.literal) : 0;
  out[at + 24] = mass.rare > 0 ? Math.min(1, rare / mass.rare) : 0;
  out[at + 25] = second;
}

/** Writes the features of a document at `out[at…]`. */
export function readFeatures(
  index: SearchIndex,
  fired: Fired,
  document: number,
  mass: QueryMass,
  out: Float32Array,
  at: number,
): void {
  out[at] = (index.scores[document] as number) / mass.highest;
  readTitle(index, document, mass, out, at);
  readAliases(index, document, mass, out, at);
  const actions = index.actions[document] as number;
  const qualifiers = index.qualifiers[document] as number;
  out[at + 7] = (index.popularity[document] as number) / 255;
  out[at + 8] = index.hanoi[document] as number;
  out[at + 9] = (actions & fired.actions) !== 0 ? 1 : 0;
  out[at + 10] = fired.actions !== 0 && (actions & fired.actions) === 0 ? 1 : 0;
  out[at + 11] = Math.min(2, countBits(actions & ~fired.actions));
  out[at + 12] = (qualifiers & fired.qualifiers) !== 0 ? 1 : 0;
  // A popular procedure, or a known way, that does something else than what was asked.
  const astray = (out[at + 10] as number) + ((qualifiers & ~fired.qualifiers) !== 0 ? 0.5 : 0);
  out[at + 26] = astray * (out[at + 7] as number);
  out[at + 27] = astray * (out[at + 5] as number);
  out[at + 13] = Math.min(2, countBits(qualifiers & ~fired.qualifiers));
}
