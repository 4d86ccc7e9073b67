/** A wish or a query: which phrases stand in it, what speaks for a procedure, and its door. */
export interface DoorExample {
  /** Ids of phrases, each once. */
  readonly phrases: readonly number[];
  readonly evidence: readonly number[];
  /** 0: procedures. */
  readonly door: number;
  readonly weight: number;
}

export interface DoorModel {
  /** phrase × door, not negative; most are nothing. */
  readonly phrases: Float64Array;
  readonly bias: Float64Array;
  readonly evidence: Float64Array;
}

const stepsMax = 400;
/** Lengths of a step for phrases, and for what every example has: from 8 and 2 on it can fly apart. */
const phraseStep = 5;
const denseStep = 0.5;
const evidencePenalty = 1e-4;

function empty(phrases: number, doors: number, evidence: number): DoorModel {
  return {
    phrases: new Float64Array(phrases * doors),
    bias: new Float64Array(doors),
    evidence: new Float64Array(evidence),
  };
}

/** Log-odds of each door for an example, into `out`. */
export function scoreDoors(
  { phrases, bias, evidence }: DoorModel,
  example: DoorExample,
  out: Float64Array,
): void {
  const doors = bias.length;
  out.set(bias);
  for (const id of example.phrases)
    for (let door = 0; door < doors; door++)
      out[door] = (out[door] as number) + (phrases[id * doors + door] as number);
  example.evidence.forEach((value, i) => {
    out[0] = (out[0] as number) + value * (evidence[i] as number);
  });
}

function slopeOf(examples: readonly DoorExample[], model: DoorModel, total: number): DoorModel {
  const doors = model.bias.length;
  const slope = empty(model.phrases.length / doors, doors, model.evidence.length);
  const scores = new Float64Array(doors);
  for (const example of examples) {
    scoreDoors(model, example, scores);
    const highest = Math.max(...scores);
    let all = 0;
    for (let door = 0; door < doors; door++) {
      scores[door] = Math.exp((scores[door] as number) - highest);
      all += scores[door] as number;
    }
    for (let door = 0; door < doors; door++) {
      const pull =
        (example.weight / total) *
        ((scores[door] as number) / all - (door === example.door ? 1 : 0));
      slope.bias[door] = (slope.bias[door] as number) + pull;
      for (const id of example.phrases)
        slope.phrases[id * doors + door] = (slope.phrases[id * doors + door] as number) + pull;
      if (door === 0)
        example.evidence.forEach((value, i) => {
          slope.evidence[i] = (slope.evidence[i] as number) + pull * value;
        });
    }
  }
  return slope;
}

/**
 * Multinomial logistic regression whose phrases only speak for doors, and few of them do (FISTA with
 * an L1 penalty). `costs`: what each phrase's weight must be worth.
 */
export function fitDoors(
  examples: readonly DoorExample[],
  costs: readonly number[],
  doors: number,
): DoorModel {
  const evidence = examples[0]?.evidence.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  let now = empty(costs.length, doors, evidence);
  let ahead = empty(costs.length, doors, evidence);
  let pace = 1;
  for (let step = 0; step < stepsMax; step++) {
    const slope = slopeOf(examples, ahead, total);
    const next: DoorModel = {
      phrases: ahead.phrases.map((weight, i) =>
        Math.max(
          0,
          weight -
            phraseStep * ((slope.phrases[i] as number) + (costs[Math.floor(i / doors)] as number)),
        ),
      ),
      bias: ahead.bias.map((weight, i) => weight - denseStep * (slope.bias[i] as number)),
      evidence: ahead.evidence.map(
        (weight, i) =>
          weight - denseStep * ((slope.evidence[i] as number) + evidencePenalty * weight),
      ),
    };
    const nextPace = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    // A step against the slope begins anew.
    const astray = (from: Float64Array, to: Float64Array, at: Float64Array) =>
      at.reduce(
        (sum, weight, i) =>
          sum + (weight - (to[i] as number)) * ((to[i] as number) - (from[i] as number)),
        0,
      );
    const isAstray =
      astray(now.phrases, next.phrases, ahead.phrases) / phraseStep +
        astray(now.bias, next.bias, ahead.bias) / denseStep +
        astray(now.evidence, next.evidence, ahead.evidence) / denseStep >
      0;
    const momentum = isAstray ? 0 : (pace - 1) / nextPace;
    const lean = (from: Float64Array, to: Float64Array) =>
      to.map((weight, i) => weight + momentum * (weight - (from[i] as number)));
    ahead = {
      phrases: lean(now.phrases, next.phrases),
      bias: lean(now.bias, next.bias),
      evidence: lean(now.evidence, next.evidence),
    };
    now = next;
    pace = isAstray ? 1 : nextPace;
  }
  return now;
}
