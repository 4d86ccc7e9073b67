import type { Example } from './examples.ts';

/** Held against large weights: half of it times their square, per example. */
const penalty = 3e-4;
/** Steps of the descent, and how many past ones shape the next (L-BFGS). */
const stepsMax = 120;
const memory = 8;
/** Armijo's share, and how often a step is halved at most. */
const decrease = 1e-4;
const halvingsMax = 20;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

/** Scores of an example's rows. */
export function scoreRows({ rows, count }: Example, weights: Float64Array): Float64Array {
  const size = weights.length;
  const scores = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let score = 0;
    for (let i = 0; i < size; i++)
      score += (rows[row * size + i] as number) * (weights[i] as number);
    scores[row] = score;
  }
  return scores;
}

/** Negative log-likelihood that a right row is chosen, and its slope. */
function measure(examples: readonly Example[], weights: Float64Array) {
  const size = weights.length;
  const slope = new Float64Array(size);
  let loss = 0;
  let total = 0;
  for (const example of examples) {
    const { rows, count, right, weight } = example;
    const scores = scoreRows(example, weights);
    const highest = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let all = 0;
    for (let row = 0; row < count; row++) {
      scores[row] = Math.exp((scores[row] as number) - highest);
      all += scores[row] as number;
    }
    let good = 1e-300;
    for (const row of right) good += scores[row] as number;
    loss += weight * (Math.log(all) - Math.log(good));
    total += weight;
    for (let row = 0; row < count; row++) {
      const share = scores[row] as number;
      const pull = weight * (share / all - (right.includes(row) ? share / good : 0));
      if (Math.abs(pull) < 1e-6) continue;
      for (let i = 0; i < size; i++)
        slope[i] = (slope[i] as number) + pull * (rows[row * size + i] as number);
    }
  }
  for (let i = 0; i < size; i++)
    slope[i] = (slope[i] as number) / total + penalty * (weights[i] as number);
  return { loss: loss / total + (penalty / 2) * dot(weights, weights), slope };
}

interface Past {
  readonly step: Float64Array;
  readonly turn: Float64Array;
}

/** The direction of steepest descent, bent by the curvature that past steps met. */
function directionOf(slope: Float64Array, past: readonly Past[]): Float64Array {
  const direction = slope.map((value) => -value);
  const factors: number[] = [];
  for (const { step, turn } of [...past].reverse()) {
    const factor = dot(step, direction) / dot(step, turn);
    factors.unshift(factor);
    for (let i = 0; i < direction.length; i++)
      direction[i] = (direction[i] as number) - factor * (turn[i] as number);
  }
  const last = past.at(-1);
  const scale = last === undefined ? 1 : dot(last.step, last.turn) / dot(last.turn, last.turn);
  for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * scale;
  past.forEach(({ step, turn }, at) => {
    const factor = (factors[at] as number) - dot(turn, direction) / dot(step, turn);
    for (let i = 0; i < direction.length; i++)
      direction[i] = (direction[i] as number) + factor * (step[i] as number);
  });
  return direction;
}

/**
 * Fits a conditional logit: the weights under which a right row is the likeliest choice among
 * its query's rows. Convex, so that the start does not matter; deterministic. L-BFGS, as in
 * Nocedal and Wright, algorithm 7.4.
 */
export function fitLogit(all: readonly Example[], size: number): Float64Array {
  const examples = all.filter(({ right, count }) => right.length > 0 && right.length < count);
  let weights = new Float64Array(size);
  let { loss, slope } = measure(examples, weights);
  const past: Past[] = [];
  for (let at = 0; at < stepsMax; at++) {
    const direction = directionOf(slope, past);
    const fall = dot(slope, direction);
    let length = 1;
    let next = weights;
    let found = { loss, slope };
    for (let half = 0; half < halvingsMax; half++, length /= 2) {
      next = weights.map((value, i) => value + length * (direction[i] as number));
      found = measure(examples, next);
      if (found.loss <= loss + decrease * length * fall) break;
    }
    const before = slope;
    const step = next.map((value, i) => value - (weights[i] as number));
    const turn = found.slope.map((value, i) => value - (before[i] as number));
    weights = next;
    ({ loss, slope } = found);
    if (dot(step, turn) <= 1e-12) break;
    past.push({ step, turn });
    if (past.length > memory) past.shift();
  }
  return weights;
}
