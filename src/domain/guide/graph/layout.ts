import type { Flow } from '../model/flow.ts';
import { conditionInWords } from './condition-in-words.ts';

/** A state on the drawing; the middle of its box, in the drawing's units. */
export type GraphNode = {
  readonly id: string;
  readonly kind: Flow['states'][string]['kind'];
  readonly layer: number;
  readonly x: number;
  readonly y: number;
};

/** Routes from one state to another; one label for each. */
export type GraphEdge = {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
};

export type Graph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
};

export const boxSize = { width: 230, height: 64 } as const;
const gapX = 60;
/** Room below a state, for arrows and their labels. */
export const gapBelow = 130;
const margin = 40;
/** Sweeps that bring states nearer to their neighbours; more change nothing visible. */
const sweeps = 6;

/** The label of a route that is taken when no other is. */
export const otherwise = 'else';

/** The routes of a flow, those from one state to another together. */
export function edgesOf(flow: Flow): GraphEdge[] {
  return Object.entries(flow.states).flatMap(([from, state]) => {
    if (state.kind === 'outcome') return [];
    const targets = new Map<string, string[]>();
    for (const { when, to } of state.next) {
      if (!Object.hasOwn(flow.states, to)) continue;
      const label = when ? conditionInWords(when) : state.next.length > 1 ? otherwise : '';
      targets.set(to, [...(targets.get(to) ?? []), label]);
    }
    return [...targets].map(([to, labels]) => ({ from, to, labels }));
  });
}

/** Layers by the longest way from the start; a route back takes part in none. */
export function layersOf(flow: Flow, edges: readonly GraphEdge[]): string[][] {
  const layer = new Map(Object.keys(flow.states).map((id) => [id, 0]));
  // As many rounds as states: a circle stops growing there.
  for (let round = layer.size; round > 0; round -= 1) {
    let moved = false;
    for (const { from, to } of edges) {
      const below = (layer.get(from) ?? 0) + 1;
      if (to === flow.start || below >= layer.size || (layer.get(to) ?? 0) >= below) continue;
      layer.set(to, below);
      moved = true;
    }
    if (!moved) break;
  }
  const layers: string[][] = [];
  for (const [id, index] of layer) {
    const row = layers[index] ?? [];
    row.push(id);
    layers[index] = row;
  }
  return layers.filter((row) => row !== undefined);
}

/** Orders each layer by the middle of its neighbours (the barycentre method of Sugiyama, 1981). */
function untangle(layers: string[][], edges: readonly GraphEdge[]): void {
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const place = new Map(layers.flatMap((row) => row.map((id, i) => [id, i - row.length / 2])));
    const isDown = sweep % 2 === 0;
    for (const row of layers) {
      const middle = new Map(
        row.map((id) => {
          const near = edges.flatMap(({ from, to }) =>
            isDown ? (to === id ? [from] : []) : from === id ? [to] : [],
          );
          const places = near.map((one) => place.get(one) ?? 0);
          const sum = places.reduce((total, one) => total + one, 0);
          return [id, places.length > 0 ? sum / places.length : (place.get(id) ?? 0)];
        }),
      );
      row.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    }
  }
}

/** Where the states of a flow stand when it is drawn from top to bottom, and what joins them. */
export function layoutOf(flow: Flow): Graph {
  const edges = edgesOf(flow);
  const layers = layersOf(flow, edges);
  untangle(layers, edges);
  const widest = Math.max(1, ...layers.map((row) => row.length));
  const width = margin * 2 + widest * boxSize.width + (widest - 1) * gapX;
  const height = margin * 2 + layers.length * boxSize.height + (layers.length - 1) * gapBelow;
  const nodes = layers.flatMap((row, layer) =>
    row.map((id, index) => ({
      id,
      kind: flow.states[id]?.kind ?? 'outcome',
      layer,
      x: width / 2 + (index - (row.length - 1) / 2) * (boxSize.width + gapX),
      y: margin + boxSize.height / 2 + layer * (boxSize.height + gapBelow),
    })),
  );
  return { nodes, edges, width, height };
}
