import fc from 'fast-check';

/** Which machine a step befalls: the kiosk, or the clone when there is one. */
const on = fc.nat(1);
const after = fc.integer({ min: 1, max: 40 });

const kinds = {
  leave: fc.record({ do: fc.constant('leave' as const), on }),
  withdraw: fc.record({ do: fc.constant('withdraw' as const), on, which: fc.nat(20) }),
  wait: fc.record({ do: fc.constant('wait' as const), on, ms: fc.nat(400_000) }),
  network: fc.record({
    do: fc.constant('network' as const),
    on,
    fate: fc.constantFrom('lostRequest', 'lostAnswer', 'doubled', 'garbage', 'late'),
  }),
  line: fc.record({ do: fc.constant('line' as const), on, dead: fc.boolean() }),
  arrive: fc.record({ do: fc.constant('arrive' as const), on, which: fc.nat(5) }),
  disk: fc.record({
    do: fc.constant('disk' as const),
    on,
    fault: fc.constantFrom('full' as const, 'closed' as const, 'closedAfterWrite' as const),
  }),
  crashPage: fc.record({ do: fc.constant('crashPage' as const), on, after }),
  powerCut: fc.record({ do: fc.constant('powerCut' as const), on }),
  openTab: fc.record({ do: fc.constant('openTab' as const), on }),
  clock: fc.record({ do: fc.constant('clock' as const), on, forward: fc.boolean() }),
  heartbeat: fc.record({ do: fc.constant('heartbeat' as const), on, late: fc.boolean() }),
  crashHub: fc.record({ do: fc.constant('crashHub' as const), on, after }),
  standby: fc.record({ do: fc.constant('standby' as const), on, stuck: fc.boolean() }),
  failOver: fc.record({ do: fc.constant('failOver' as const), on }),
  backUp: fc.record({ do: fc.constant('backUp' as const), on }),
  restore: fc.record({ do: fc.constant('restore' as const), on, old: fc.boolean() }),
  clone: fc.record({ do: fc.constant('clone' as const), on }),
  enrol: fc.record({ do: fc.constant('enrol' as const), on }),
};

const weights: Readonly<Record<keyof typeof kinds, number>> = {
  leave: 14,
  withdraw: 3,
  wait: 9,
  network: 6,
  line: 2,
  arrive: 3,
  disk: 3,
  crashPage: 4,
  powerCut: 2,
  openTab: 2,
  clock: 1,
  heartbeat: 4,
  crashHub: 3,
  standby: 2,
  failOver: 1,
  backUp: 3,
  restore: 1,
  clone: 1,
  enrol: 1,
};

type Kinds = typeof kinds;
export type Step = {
  [K in keyof Kinds]: Kinds[K] extends fc.Arbitrary<infer T> ? T : never;
}[keyof Kinds];

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(kinds).map(([name, arbitrary]) => ({
    weight: weights[name as keyof Kinds],
    arbitrary: arbitrary as fc.Arbitrary<Step>,
  })),
);

/** A life of up to sixty mishaps. */
export const steps = fc.array(step, { minLength: 3, maxLength: 60 });
