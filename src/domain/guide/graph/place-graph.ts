import type { Flow } from '../model/flow.ts';
import { edgesOf, type GraphEdge, layersOf } from './layout.ts';

/** A state on the drawing: the middle of its box. */
export type PlacedNode = {
  readonly id: string;
  readonly kind: Flow['states'][string]['kind'];
  readonly layer: number;
  readonly x: number;
  readonly y: number;
};

/** Routes from one state to another, with the corners of the line and the middle of its label. */
export type PlacedEdge = {
  readonly from: string;
  readonly to: string;
  /** Numbers of the routes of `from` that lead to `to`. */
  readonly routes: readonly number[];
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly label: readonly [x: number, y: number];
  /** Leads up, in a circle: a finding (LOOP), and drawn so. */
  readonly isBack: boolean;
};

export type PlacedGraph = {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
};

/** What is drawn, in the drawing's units. */
export type GraphMeasure = {
  readonly box: { readonly width: number; readonly height: number };
  /** Room that the label of an edge takes. */
  readonly labelWidth: (edge: GraphEdge & { readonly routes: readonly number[] }) => number;
  readonly labelHeight: number;
};

const gapX = 28;
const margin = 20;
/** Room between a box and the first line that runs across, and between two such lines. */
const gapY = 14;
/** Where a long line passes a layer, its width. */
const laneWidth = 16;
const sweeps = 8;

/** A place in a layer: a state, or where a long line passes between states. */
type Slot = { readonly id: string; readonly width: number; x: number };
type Link = { readonly edge: number; readonly from: string; readonly to: string };

function slotsOf(layers: readonly (readonly string[])[], edges: readonly GraphEdge[], box: number) {
  const layerOf = new Map(layers.flatMap((row, layer) => row.map((id) => [id, layer] as const)));
  const rows: Slot[][] = layers.map((row) => row.map((id) => ({ id, width: box, x: 0 })));
  const links: Link[] = [];
  edges.forEach(({ from, to }, edge) => {
    const [top, bottom] = [layerOf.get(from) ?? 0, layerOf.get(to) ?? 0];
    if (bottom <= top) return;
    let before = from;
    for (let layer = top + 1; layer < bottom; layer += 1) {
      const id = `lane ${edge} ${layer}`;
      rows[layer]?.push({ id, width: laneWidth, x: 0 });
      links.push({ edge, from: before, to: id });
      before = id;
    }
    links.push({ edge, from: before, to });
  });
  return { rows, links };
}

/** Neighbours above and below of every slot. */
function neighbours(links: readonly Link[]) {
  const up = new Map<string, string[]>();
  const down = new Map<string, string[]>();
  for (const { from, to } of links) {
    down.set(from, [...(down.get(from) ?? []), to]);
    up.set(to, [...(up.get(to) ?? []), from]);
  }
  return { up, down };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Stands slots at their wished places, in order and without touching; the whole stays centred. */
function settle(row: Slot[], wish: (slot: Slot) => number): void {
  const wished = row.map(wish);
  let right = Number.NEGATIVE_INFINITY;
  row.forEach((slot, index) => {
    slot.x = Math.max(wished[index] ?? 0, right + slot.width / 2);
    right = slot.x + slot.width / 2 + gapX;
  });
  const drift = mean(row.map((slot, index) => slot.x - (wished[index] ?? 0)));
  for (const slot of row) slot.x -= drift;
}

/** Orders layers by the middle of their neighbours and stands them near them (Sugiyama, 1981). */
function stand(rows: Slot[][], links: readonly Link[]): Map<string, Slot> {
  const slots = new Map(rows.flat().map((slot) => [slot.id, slot]));
  const { up, down } = neighbours(links);
  for (const row of rows) settle(row, () => 0);
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const isDown = sweep % 2 === 0;
    const near = isDown ? up : down;
    for (const row of isDown ? rows : rows.toReversed()) {
      const wish = new Map(
        row.map((slot) => {
          const around = (near.get(slot.id) ?? []).map((id) => slots.get(id)?.x ?? 0);
          return [slot.id, around.length > 0 ? mean(around) : slot.x];
        }),
      );
      row.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0));
      settle(row, (slot) => wish.get(slot.id) ?? 0);
    }
  }
  return slots;
}

/** A line across the gap under a layer, and what it keeps free for its label. */
type Crossing = {
  readonly link: Link;
  readonly x1: number;
  readonly x2: number;
  readonly left: number;
  readonly right: number;
  readonly isLabelled: boolean;
  track: number;
};

/** Gives each line of a gap a height of its own where they would touch: labels never overlap. */
function track(crossings: Crossing[]): number {
  const ends: Crossing[][] = [];
  for (const one of crossings.toSorted((a, b) => a.left - b.left || a.right - b.right)) {
    let at = 0;
    while ((ends[at] ?? []).some((other) => other.left < one.right && one.left < other.right)) {
      at += 1;
    }
    one.track = at;
    ends[at] = [...(ends[at] ?? []), one];
  }
  return ends.length;
}

/** Where lines leave or reach a box, spread over its side in the order of their other ends. */
function portsOf(links: readonly Link[], slots: ReadonlyMap<string, Slot>, end: 'from' | 'to') {
  const other = end === 'from' ? 'to' : 'from';
  const ports = new Map<Link, number>();
  for (const [id, own] of Map.groupBy(links, (link) => link[end])) {
    const slot = slots.get(id);
    if (!slot) continue;
    const ordered = own.toSorted(
      (a, b) => (slots.get(a[other])?.x ?? 0) - (slots.get(b[other])?.x ?? 0),
    );
    const step = Math.min(40, (slot.width - 16) / Math.max(1, ordered.length));
    ordered.forEach((link, index) => {
      const x = slot.x + (index - (ordered.length - 1) / 2) * Math.max(0, step);
      ports.set(link, x);
    });
  }
  return ports;
}

/**
 * Where everything stands when a flow is drawn from top to bottom: states in layers, lines with
 * right angles, a label for each that covers no other. Long lines pass between the states.
 */
export function placeGraph(flow: Flow, measure: GraphMeasure): PlacedGraph {
  const { box, labelHeight } = measure;
  const edges = edgesOf(flow).map((edge) => ({ ...edge, routes: routesBetween(flow, edge) }));
  const layers = layersOf(flow, edges);
  const { rows, links } = slotsOf(layers, edges, box.width);
  const slots = stand(rows, links);
  const leave = portsOf(links, slots, 'from');
  const reach = portsOf(links, slots, 'to');
  const layerOfSlot = new Map(rows.flatMap((row, layer) => row.map(({ id }) => [id, layer])));
  const gaps: Crossing[][] = rows.map(() => []);
  for (const link of links) {
    const [x1, x2] = [leave.get(link) ?? 0, reach.get(link) ?? 0];
    const edge = edges[link.edge];
    const isLabelled = edge !== undefined && link.from === edge.from;
    const half = edge && isLabelled ? measure.labelWidth(edge) / 2 + 6 : 4;
    const middle = (x1 + x2) / 2;
    const left = Math.min(x1, x2, middle - half);
    const right = Math.max(x1, x2, middle + half);
    gaps[layerOfSlot.get(link.from) ?? 0]?.push({
      link,
      x1,
      x2,
      left,
      right,
      isLabelled,
      track: 0,
    });
  }
  const trackHeight = labelHeight + 6;
  const tops: number[] = [];
  let y = margin;
  const crossingOf = new Map<Link, Crossing & { readonly y: number }>();
  gaps.forEach((gap, layer) => {
    tops[layer] = y;
    const count = track(gap);
    for (const one of gap) {
      const at = y + box.height + gapY + (one.track + 0.5) * trackHeight;
      crossingOf.set(one.link, { ...one, y: at });
    }
    y += box.height + (gap.length > 0 ? 2 * gapY + count * trackHeight : margin);
  });
  const all = rows.flat();
  const labels = [...crossingOf.values()];
  const left = Math.min(...all.map(({ x, width }) => x - width / 2), ...labels.map((c) => c.left));
  const right = Math.max(
    ...all.map(({ x, width }) => x + width / 2),
    ...labels.map((c) => c.right),
  );
  const shift = margin - (Number.isFinite(left) ? left : 0);
  const nodes = layers.flatMap((row, layer) =>
    row.map((id) => ({
      id,
      kind: flow.states[id]?.kind ?? ('outcome' as const),
      layer,
      x: (slots.get(id)?.x ?? 0) + shift,
      y: (tops[layer] ?? 0) + box.height / 2,
    })),
  );
  const linksOf = Map.groupBy(links, ({ edge }) => edge);
  const placed = edges.map((edge, index): PlacedEdge => {
    const { from, to, routes } = edge;
    const own = linksOf.get(index) ?? [];
    if (own.length === 0) return backEdge({ from, to, routes }, nodes, box);
    const points: [number, number][] = [];
    let label: readonly [number, number] = [0, 0];
    for (const link of own) {
      const crossing = crossingOf.get(link);
      if (!crossing) continue;
      const isFirst = link.from === from;
      const isLast = link.to === to;
      const above = layerOfSlot.get(link.from) ?? 0;
      const below = layerOfSlot.get(link.to) ?? 0;
      const [x1, x2] = [crossing.x1 + shift, crossing.x2 + shift];
      if (isFirst) points.push([x1, (tops[above] ?? 0) + box.height]);
      points.push([x1, crossing.y], [x2, crossing.y]);
      if (isLast) points.push([x2, tops[below] ?? 0]);
      if (crossing.isLabelled) label = [(x1 + x2) / 2, crossing.y];
    }
    return { from, to, routes, points, label, isBack: false };
  });
  return { nodes, edges: placed, width: right + shift + margin, height: y + margin };
}

/** A line that leads up or stays: around the right side of both boxes. */
function backEdge(
  edge: Pick<PlacedEdge, 'from' | 'to' | 'routes'>,
  nodes: readonly PlacedNode[],
  box: GraphMeasure['box'],
): PlacedEdge {
  const from = nodes.find(({ id }) => id === edge.from);
  const to = nodes.find(({ id }) => id === edge.to);
  const [x1, y1] = [(from?.x ?? 0) + box.width / 2, (from?.y ?? 0) + 6];
  const [x2, y2] = [(to?.x ?? 0) + box.width / 2, (to?.y ?? 0) - 6];
  const x = Math.max(x1, x2) + gapX / 2;
  return {
    ...edge,
    points: [
      [x1, y1],
      [x, y1],
      [x, y2],
      [x2, y2],
    ],
    label: [x, (y1 + y2) / 2],
    isBack: true,
  };
}

function routesBetween(flow: Flow, { from, to }: GraphEdge): number[] {
  const state = flow.states[from];
  if (!state || state.kind === 'outcome') return [];
  return state.next.flatMap((route, index) => (route.to === to ? [index] : []));
}
