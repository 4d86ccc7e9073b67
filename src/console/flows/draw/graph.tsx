import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type PlacedGraph, placeGraph, sayRoute } from '../../../domain/guide/graph/index.ts';
import { type Flow, findText } from '../../../domain/guide/index.ts';
import { Button, StatusShape } from '../../ui/index.ts';
import { language, useWords } from '../../words/index.ts';

import type { Marks } from '../model/marks.ts';
import type { Selected } from '../model/selected.ts';
import { conditionWords } from '../say/condition-words.ts';

const box = { width: 188, height: 40 };
const labelHeight = 20;
/** px of a letter at 12 px, about; the label is cut by the browser where it is more. */
const letter = 6.4;
const labelMax = 210;
const zooms = [0.5, 0.65, 0.8, 1, 1.25] as const;

interface GraphProps {
  readonly flow: Flow;
  readonly selected: Selected | undefined;
  readonly onSelect: (selected: Selected) => void;
  readonly marks: Marks;
  /** `from to` → number on the way that is shown. */
  readonly trail: ReadonlyMap<string, number>;
}

type Words = ReturnType<typeof useWords>;

function labelsOf(flow: Flow, t: Words, locale: string): ReadonlyMap<string, string> {
  const words = conditionWords(t);
  const said = new Map<string, string[]>();
  for (const [from, state] of Object.entries(flow.states)) {
    if (state.kind === 'outcome') continue;
    state.next.forEach(({ to }, index) => {
      const key = `${from} ${to}`;
      said.set(key, [...(said.get(key) ?? []), sayRoute(flow, state, index, locale, words)]);
    });
  }
  return new Map([...said].map(([key, all]) => [key, all.join(` ${words.or} `)]));
}

/** The flow from top to bottom, with its conditions on the lines (P4). Arrows walk it. */
export function Graph({ flow, selected, onSelect, marks, trail }: GraphProps) {
  const t = useWords();
  const locale = language.value;
  const [zoom, setZoom] = useState<(typeof zooms)[number]>(1);
  const scroller = useRef<HTMLDivElement>(null);
  const labels = useMemo(() => labelsOf(flow, t, locale), [flow, t, locale]);
  const graph = useMemo(
    () =>
      placeGraph(flow, {
        box,
        labelHeight,
        labelWidth: ({ from, to }) =>
          Math.min(labelMax, (labels.get(`${from} ${to}`)?.length ?? 0) * letter + 38),
      }),
    [flow, labels],
  );
  const at =
    selected?.kind === 'state' || selected?.kind === 'edge'
      ? selected.kind === 'state'
        ? selected.id
        : selected.from
      : undefined;
  useEffect(() => {
    const element = scroller.current;
    const node = graph.nodes.find(({ id }) => id === at);
    if (!element || !node) return;
    const [x, y] = [node.x * zoom, node.y * zoom];
    if (x < element.scrollLeft || x > element.scrollLeft + element.clientWidth) {
      element.scrollLeft = x - element.clientWidth / 2;
    }
    if (y < element.scrollTop + 20 || y > element.scrollTop + element.clientHeight - 40) {
      element.scrollTop = y - element.clientHeight / 2;
    }
  }, [at, graph, zoom]);
  const step = (by: number) => {
    const place = zooms.indexOf(zoom);
    setZoom(zooms[Math.min(zooms.length - 1, Math.max(0, place + by))] ?? 1);
  };
  const move = (event: KeyboardEvent) => {
    const to = neighbour(graph, at ?? flow.start, event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSelect({ kind: 'state', id: to });
    scroller.current?.querySelector<HTMLElement>(`[data-state="${CSS.escape(to)}"]`)?.focus();
  };
  return (
    <div class="graph">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows walk from state to state; each state is a button */}
      <div class="graph-scroll" ref={scroller} onKeyDown={move}>
        <div
          class="graph-sheet"
          role="group"
          aria-label={t('flows.graphLabel')}
          style={{
            width: `${graph.width}px`,
            height: `${graph.height}px`,
            transform: `scale(${zoom})`,
          }}
        >
          <Lines graph={graph} trail={trail} />
          {graph.edges.map(({ from, to, label: [x, y], isBack }) => {
            const key = `${from} ${to}`;
            const number = trail.get(key);
            const isAt = selected?.kind === 'edge' && selected.from === from && selected.to === to;
            const mark = marks.edges.get(key);
            return (
              <button
                key={key}
                type="button"
                tabIndex={from === at || isAt ? 0 : -1}
                class={`edge-label${number === undefined ? '' : ' on'}${isAt ? ' at' : ''}${mark ? ` ${mark}` : ''}${isBack ? ' back' : ''}`}
                style={{ left: `${x}px`, top: `${y}px` }}
                title={labels.get(key)}
                aria-label={t('flows.edgeLabel', { from, to, when: labels.get(key) ?? '' })}
                aria-pressed={isAt}
                onClick={() => onSelect({ kind: 'edge', from, to })}
              >
                {number !== undefined && <i aria-hidden="true" data-step={number} />}
                {mark && <StatusShape status={mark} size={10} />}
                <span>{labels.get(key)}</span>
              </button>
            );
          })}
          {graph.nodes.map(({ id, kind, x, y }) => {
            const state = flow.states[id];
            const title = findText(flow, state?.title ?? '', locale) ?? id;
            const isAt = at === id && selected?.kind === 'state';
            const mark = marks.states.get(id);
            const isOn = [...trail.keys()].some((key) => key.split(' ').includes(id));
            return (
              <button
                key={id}
                type="button"
                data-state={id}
                tabIndex={(at ?? flow.start) === id ? 0 : -1}
                class={`node ${kind === 'outcome' ? 'end' : 'question'}${isAt ? ' at' : ''}${isOn ? ' on' : ''}${mark ? ` ${mark}` : ''}`}
                style={{
                  left: `${x - box.width / 2}px`,
                  top: `${y - box.height / 2}px`,
                  width: `${box.width}px`,
                  height: `${box.height}px`,
                }}
                title={`${id}: ${title}`}
                aria-pressed={isAt}
                onClick={() => onSelect({ kind: 'state', id })}
              >
                {mark && <StatusShape status={mark} />}
                <span class="words">
                  <b>{title}</b>
                  {state && state.kind !== 'outcome' && <small>{state.var}</small>}
                </span>
                {id === flow.start && <span class="tag">{t('flows.start')}</span>}
              </button>
            );
          })}
        </div>
      </div>
      <div class="graph-zoom row">
        <Button kind="plain" onPress={() => step(-1)}>
          {t('flows.zoomOut')}
        </Button>
        <span class="s m">{Math.round(zoom * 100)} %</span>
        <Button kind="plain" onPress={() => step(1)}>
          {t('flows.zoomIn')}
        </Button>
      </div>
    </div>
  );
}

function Lines({
  graph,
  trail,
}: {
  readonly graph: PlacedGraph;
  readonly trail: GraphProps['trail'];
}) {
  const ordered = graph.edges.toSorted(
    (a, b) => Number(trail.has(`${a.from} ${a.to}`)) - Number(trail.has(`${b.from} ${b.to}`)),
  );
  return (
    <svg width={graph.width} height={graph.height} aria-hidden="true">
      <defs>
        {['plain', 'on'].map((one) => (
          <marker
            key={one}
            id={`flow-${one}`}
            class={one}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerUnits="userSpaceOnUse"
            markerWidth={one === 'on' ? 11 : 8}
            markerHeight={one === 'on' ? 11 : 8}
            orient="auto"
          >
            <path d="M0 0l8 4-8 4z" />
          </marker>
        ))}
      </defs>
      {ordered.map(({ from, to, points, isBack }) => {
        const isOn = trail.has(`${from} ${to}`);
        return (
          <path
            key={`${from} ${to}`}
            class={`line${isOn ? ' on' : ''}${isBack ? ' back' : ''}`}
            d={`M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`}
            marker-end={`url(#flow-${isOn ? 'on' : 'plain'})`}
          />
        );
      })}
    </svg>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The state that an arrow key leads to: along a line down or up, or beside it in its layer. */
function neighbour(graph: PlacedGraph, id: string, key: string): string | undefined {
  const { nodes, edges } = graph;
  if (key === 'ArrowDown') return edges.find(({ from, isBack }) => from === id && !isBack)?.to;
  if (key === 'ArrowUp') return edges.find(({ to, isBack }) => to === id && !isBack)?.from;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined;
  const layer = nodes.find((node) => node.id === id)?.layer;
  const row = nodes.filter((node) => node.layer === layer).sort((a, b) => a.x - b.x);
  const place = row.findIndex((node) => node.id === id) + (key === 'ArrowLeft' ? -1 : 1);
  return row[place]?.id;
}
