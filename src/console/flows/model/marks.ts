import type { Flow, GuideFinding } from '../../../domain/guide/index.ts';
import { placeOf } from './place-of.ts';
import type { Selected } from './selected.ts';

type Severity = GuideFinding['severity'];

/** What findings mark: the worst of each state and line, and how many there are. */
export type Marks = {
  readonly states: ReadonlyMap<string, Severity>;
  /** `from to`. */
  readonly edges: ReadonlyMap<string, Severity>;
  readonly errors: number;
  readonly warnings: number;
};

const worse = (a: Severity | undefined, b: Severity): Severity => (a === 'error' ? a : b);

export function marksOf(flow: Flow, findings: readonly GuideFinding[]): Marks {
  const states = new Map<string, Severity>();
  const edges = new Map<string, Severity>();
  for (const { where, severity } of findings) {
    const place = placeOf(flow, where);
    if (place.kind === 'list') {
      for (const [id, state] of Object.entries(flow.states)) {
        if (state.kind !== 'outcome' || ![state.checklist].flat().includes(place.id)) continue;
        states.set(id, worse(states.get(id), severity));
      }
    }
    if (place.kind !== 'state') continue;
    states.set(place.id, worse(states.get(place.id), severity));
    const state = flow.states[place.id];
    const route =
      place.route !== undefined && state && state.kind !== 'outcome'
        ? state.next[place.route]
        : undefined;
    if (route) {
      const key = `${place.id} ${route.to}`;
      edges.set(key, worse(edges.get(key), severity));
    }
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { states, edges, errors, warnings: findings.length - errors };
}

/** What to select for a finding; undefined for one about the whole flow. */
export function selectedOf(flow: Flow, { where }: GuideFinding): Selected | undefined {
  const place = placeOf(flow, where);
  if (place.kind === 'flow') return undefined;
  if (place.kind !== 'state') return place;
  const state = flow.states[place.id];
  const route =
    place.route !== undefined && state && state.kind !== 'outcome'
      ? state.next[place.route]
      : undefined;
  return route ? { kind: 'edge', from: place.id, to: route.to } : { kind: 'state', id: place.id };
}
