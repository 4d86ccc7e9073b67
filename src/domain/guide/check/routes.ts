import type { Flow } from '../model/flow.ts';
import type { Question } from '../model/state.ts';
import type { Env } from '../space/compile.ts';
import { type Edge, getConfiguration, pathTo, type Space, type Step } from '../space/explore.ts';
import { error, type GuideFinding } from './finding.ts';
import { say } from './say.ts';

/** An answer at a configuration, with the way to it. */
type Visit = {
  readonly state: string;
  readonly question: Question;
  readonly edge: Edge;
  readonly env: Env;
  readonly path: () => Step[];
};

/** Every question with every answer that a path can bring there, nearest first. */
function* visits(flow: Flow, space: Space): Generator<Visit> {
  for (const [number, configuration] of space.configurations.entries()) {
    const { state, edges } = configuration;
    const question = flow.states[state];
    if (!question || question.kind === 'outcome') continue;
    for (const edge of edges) {
      const path = () => [
        ...pathTo(flow, space, number),
        { state, variable: question.var, answer: edge.answer },
      ];
      yield { state, question, edge, env: space.envAfter(configuration, edge), path };
    }
  }
}

/** Keeps the first, and so the nearest, finding of a kind at a place. */
class Nearest {
  readonly found = new Map<string, GuideFinding>();
  add(key: string, make: () => GuideFinding): void {
    if (!this.found.has(key)) this.found.set(key, make());
  }
}

const show = (answer: unknown): string => JSON.stringify(answer);

function checkGap({ state, question, edge, path }: Visit, nearest: Nearest): void {
  if (edge.route !== undefined) return;
  nearest.add(`GAP ${state}`, () =>
    error('GAP', `states.${state}.next`, say.noRoute(question.var, show(edge.answer)), path()),
  );
}

/** Two routes with conditions of their own that lead apart: only their order decides. */
function checkOverlap(space: Space, visit: Visit, nearest: Nearest): void {
  const { state, question, env, path } = visit;
  const matching = question.next.flatMap((route, index) =>
    route.when && space.holdsAt(route.when, env) ? [{ index, to: route.to }] : [],
  );
  const [first, ...others] = matching;
  for (const other of others) {
    if (first === undefined || other.to === first.to) continue;
    nearest.add(`OVERLAP ${state} ${first.index} ${other.index}`, () =>
      error(
        'OVERLAP',
        `states.${state}.next.${other.index}`,
        say.overlaps(first.index, first.to, other.to),
        path(),
      ),
    );
  }
}

function checkUndefined(space: Space, visit: Visit, nearest: Nearest): void {
  const { state, question, env, path } = visit;
  for (const [index, { when }] of question.next.entries()) {
    const matched =
      when === undefined ||
      space.holdsAt(when, env, (variable) =>
        nearest.add(`UNDEF ${state} ${index} ${variable}`, () =>
          error('UNDEF', `states.${state}.next.${index}.when`, say.notAskedYet(variable), path()),
        ),
      );
    if (matched) return;
  }
}

/** What no answers reach. Of a route, the witness leads to its question, where others are taken. */
function checkUnused(flow: Flow, space: Space): GuideFinding[] {
  const reached = new Map<string, number>();
  for (const [number, { state }] of space.configurations.entries()) {
    if (!reached.has(state)) reached.set(state, number);
  }
  const taken = new Set<string>();
  for (const { state, edge } of visits(flow, space)) taken.add(`${state} ${edge.route}`);
  return Object.entries(flow.states).flatMap(([id, state]) => {
    const nearest = reached.get(id);
    if (nearest === undefined) return [error('UNREACH', `states.${id}`, say.unreached())];
    if (state.kind === 'outcome') return [];
    return state.next.flatMap((_route, index) => {
      if (taken.has(`${id} ${index}`)) return [];
      const where = `states.${id}.next.${index}`;
      return [error('DEADROUTE', where, say.untaken(), pathTo(flow, space, nearest))];
    });
  });
}

/** Configurations from which some answers reach an outcome. */
function savedConfigurations(flow: Flow, space: Space): ReadonlySet<number> {
  const before: number[][] = space.configurations.map(() => []);
  space.configurations.forEach(({ edges }, number) => {
    for (const { to } of edges) if (to !== undefined) before[to]?.push(number);
  });
  const open = space.configurations.flatMap(({ state }, number) =>
    flow.states[state]?.kind === 'outcome' ? [number] : [],
  );
  const saved = new Set(open);
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const earlier of before[number] ?? []) {
      if (saved.has(earlier)) continue;
      saved.add(earlier);
      open.push(earlier);
    }
  }
  return saved;
}

function checkDeadEnds(flow: Flow, space: Space, nearest: Nearest): void {
  const saved = savedConfigurations(flow, space);
  for (const [number, { state }] of space.configurations.entries()) {
    if (saved.has(number)) continue;
    nearest.add(`DEADEND ${state}`, () =>
      error('DEADEND', `states.${state}`, say.noEnd(), pathTo(flow, space, number)),
    );
  }
}

/** The first answer that leads back into a circle: whoever repeats it never ends. */
function checkLoops(flow: Flow, space: Space, nearest: Nearest): void {
  const done = new Set<number>();
  const onPath = new Set<number>();
  const stack: { readonly number: number; next: number }[] = [];
  const enter = (number: number) => {
    onPath.add(number);
    stack.push({ number, next: 0 });
  };
  if (space.configurations.length > 0) enter(0);
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { number } = top;
    const { state, edges } = getConfiguration(space, number);
    const edge = edges[top.next];
    top.next += 1;
    if (edge === undefined) {
      stack.pop();
      onPath.delete(number);
      done.add(number);
    } else if (edge.to !== undefined && onPath.has(edge.to)) {
      const question = flow.states[state];
      const back = getConfiguration(space, edge.to).state;
      if (!question || question.kind === 'outcome') continue;
      nearest.add(`LOOP ${state}`, () =>
        error('LOOP', `states.${state}`, say.circle(back), [
          ...pathTo(flow, space, number),
          { state, variable: question.var, answer: edge.answer },
        ]),
      );
    } else if (edge.to !== undefined && !done.has(edge.to)) enter(edge.to);
  }
}

/**
 * What is wrong with the ways through a flow: answers without a route (GAP), routes that match
 * together (OVERLAP), what can never happen (UNREACH, DEADROUTE), ways without an end (DEADEND,
 * LOOP), answers read before they are asked (UNDEF). `space` sees the routes only.
 */
export function checkRoutes(flow: Flow, space: Space): GuideFinding[] {
  const nearest = new Nearest();
  for (const visit of visits(flow, space)) {
    checkGap(visit, nearest);
    checkOverlap(space, visit, nearest);
    checkUndefined(space, visit, nearest);
  }
  // Of a space that was cut off, nobody knows what can still be reached or ended.
  if (!space.complete) return [...nearest.found.values()];
  checkDeadEnds(flow, space, nearest);
  checkLoops(flow, space, nearest);
  return [...nearest.found.values(), ...checkUnused(flow, space)];
}
