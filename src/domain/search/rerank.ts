import type { Fired } from './fire.ts';
import { candidatesMax } from './limits.ts';
import type { SearchIndex } from './loaded.ts';
import type { Column } from './pack.ts';
import { weights as w } from './weights.ts';

export interface Ranked {
  readonly document: number;
  readonly score: number;
  /** Share of the query's weight that the title or one alias holds, 0..1. */
  readonly coverage: number;
}

/** Documents with the highest first-pass scores, unordered: a threshold by sampling the scores. */
function pickCandidates(index: SearchIndex, touched: number): number[] {
  const { scores, touched: ids } = index;
  const picked: number[] = [];
  if (touched <= candidatesMax) {
    for (let i = 0; i < touched; i++) picked.push(ids[i] as number);
    return picked;
  }
  let highest = 0;
  for (let i = 0; i < touched; i++) highest = Math.max(highest, scores[ids[i] as number] as number);
  // A histogram of 256 steps finds the cut without sorting thousands.
  const steps = new Uint32Array(257);
  for (let i = 0; i < touched; i++) {
    const step = (((scores[ids[i] as number] as number) / highest) * 256) | 0;
    steps[step] = (steps[step] as number) + 1;
  }
  let cut = 256;
  for (let sum = steps[256] as number; cut > 0; cut--) {
    sum += steps[cut - 1] as number;
    if (sum > candidatesMax) break;
  }
  for (let i = 0; i < touched; i++) {
    const id = ids[i] as number;
    if (((((scores[id] as number) / highest) * 256) | 0) >= Math.min(cut, 255)) picked.push(id);
    if (picked.length >= candidatesMax) break;
  }
  return picked;
}

function sumOver(offsets: Column, ids: Column, row: number, values: Float32Array): number {
  let sum = 0;
  const to = offsets[row + 1] as number;
  for (let at = offsets[row] as number; at < to; at++) sum += values[ids[at] as number] as number;
  return sum;
}

function total(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

interface QueryMass {
  readonly literal: number;
  readonly meant: number;
  readonly highest: number;
}

function rankOne(index: SearchIndex, fired: Fired, document: number, mass: QueryMass): Ranked {
  const { titleOffsets, titleIds, literal, meant } = index;
  let inTitle = 0;
  let meantInTitle = 0;
  let covered = 0;
  const titleEnd = titleOffsets[document + 1] as number;
  for (let at = titleOffsets[document] as number; at < titleEnd; at++) {
    const id = titleIds[at] as number;
    const said = literal[id] as number;
    const means = meant[id] as number;
    inTitle += said;
    meantInTitle += means;
    if (said > 0 || means > 0) covered += index.mass[id] as number;
  }
  let alias = 0;
  let aliasWhole = 0;
  let aliasCoverage = 0;
  const aliasEnd = index.aliasFrom[document + 1] as number;
  for (let row = index.aliasFrom[document] as number; row < aliasEnd; row++) {
    const common = sumOver(index.aliasOffsets, index.aliasIds, row, literal);
    if (common === 0) continue;
    const similar = (2 * common) / (mass.literal + (index.aliasMass[row] as number));
    if (similar > alias) alias = similar;
    const whole = common / Math.max(1e-6, index.aliasMass[row] as number);
    if (whole > aliasWhole) aliasWhole = Math.min(1, whole);
    aliasCoverage = Math.max(aliasCoverage, common / Math.max(1e-6, mass.literal));
  }
  const actions = index.actions[document] as number;
  const qualifiers = index.qualifiers[document] as number;
  const literalShare = mass.literal > 0 ? inTitle / mass.literal : 0;
  const score =
    (w.first * (index.scores[document] as number)) / mass.highest +
    w.literalInTitle * literalShare +
    w.titleCovered * (covered / Math.max(1e-6, index.titleMass[document] as number)) +
    w.meantInTitle * (mass.meant > 0 ? meantInTitle / mass.meant : 0) +
    w.alias * alias +
    w.aliasWhole * aliasWhole +
    (w.popularity * (index.popularity[document] as number)) / 255 +
    w.hanoi * (index.hanoi[document] as number) +
    w.actionAgrees * Math.min(1, countBits(actions & fired.actions)) -
    (fired.actions !== 0 && (actions & fired.actions) === 0 ? w.actionMissing : 0) -
    w.actionUnasked * Math.min(2, countBits(actions & ~fired.actions)) +
    w.qualifierAgrees * Math.min(1, countBits(qualifiers & fired.qualifiers)) -
    w.qualifierUnasked * Math.min(2, countBits(qualifiers & ~fired.qualifiers));
  return { document, score, coverage: Math.max(literalShare, aliasCoverage) };
}

/** Second pass: orders the best of the first by how well title and aliases fit. */
export function rankCandidates(index: SearchIndex, fired: Fired, touched: number): Ranked[] {
  const candidates = pickCandidates(index, touched);
  let highest = 1e-6;
  for (const document of candidates) highest = Math.max(highest, index.scores[document] as number);
  const mass = { literal: total(index.literal), meant: total(index.meant), highest };
  return candidates
    .map((document) => rankOne(index, fired, document, mass))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}
