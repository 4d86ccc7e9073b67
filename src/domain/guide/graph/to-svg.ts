import type { Flow } from '../model/flow.ts';
import { findText } from '../model/text-of.ts';
import { boxSize, type GraphEdge, type GraphNode, gapBelow, layoutOf } from './layout.ts';

/** Characters of one line in a box, and of a label, before it is broken. */
const boxChars = 30;
const labelChars = 34;
const lineHeight = 15;
/** Width of a character at 12 px, about. */
const charWidth = 6.4;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** Breaks a text at spaces; at most `linesMax` lines, the last one cut. */
function linesOf(text: string, chars: number, linesMax: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last === '' || last.length + word.length < chars)
      lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  if (lines.length <= linesMax) return lines;
  const kept = lines.slice(0, linesMax);
  return [...kept.slice(0, -1), `${kept.at(-1)}…`];
}

const texts = (lines: readonly string[], x: number, y: number, style: string): string =>
  lines
    .map(
      (line, index) =>
        `<text x="${x}" y="${y + index * lineHeight}" ${style}>${escaped(line)}</text>`,
    )
    .join('');

function nodeSvg(flow: Flow, { id, kind, x, y }: GraphNode, locale: string): string {
  const left = x - boxSize.width / 2;
  const top = y - boxSize.height / 2;
  const isEnd = kind === 'outcome';
  const title = findText(flow, flow.states[id]?.title ?? '', locale) ?? '';
  const fill = id === flow.start ? '#fdf3e3' : isEnd ? '#e7f3ec' : '#ffffff';
  return [
    `<g><title>${escaped(`${id}: ${title}`)}</title>`,
    `<rect x="${left}" y="${top}" width="${boxSize.width}" height="${boxSize.height}" rx="${isEnd ? 28 : 8}" fill="${fill}" stroke="#1a1a1a"/>`,
    texts([`${id} (${kind})`], left + 10, top + 18, 'font-weight="700" font-size="12"'),
    texts(linesOf(title, boxChars, 2), left + 10, top + 36, 'font-size="12"'),
    '</g>',
  ].join('');
}

/** The label of an edge on a white ground, `along` of the way from its beginning. */
function labelSvg(labels: readonly string[], x: number, y: number): string {
  const lines = labels
    .filter((label) => label !== '')
    .flatMap((one) => linesOf(one, labelChars, 4));
  if (lines.length === 0) return '';
  const width = Math.max(...lines.map((line) => line.length)) * charWidth + 10;
  const top = y - (lines.length * lineHeight) / 2;
  return [
    `<rect x="${x - width / 2}" y="${top - 3}" width="${width}" height="${lines.length * lineHeight + 6}" fill="#ffffff" fill-opacity="0.92" stroke="#b8b8b8"/>`,
    texts(lines, x, top + 11, 'font-size="12" text-anchor="middle" fill="#7a0c14"'),
  ].join('');
}

/** A point of a cubic Bézier curve. */
const bezier = (t: number, a: number, b: number, c: number, d: number): number =>
  (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;

/** Where a rising curve has a value, between 0 and 1. */
function bisect(curve: (t: number) => number, value: number): number {
  let [low, high] = [0, 1];
  // A twentieth halving is finer than a pixel.
  for (let halving = 0; halving < 20; halving += 1) {
    const middle = (low + high) / 2;
    if (curve(middle) < value) low = middle;
    else high = middle;
  }
  return low;
}

function edgeSvg(edge: GraphEdge, index: number, nodes: ReadonlyMap<string, GraphNode>) {
  const from = nodes.get(edge.from);
  const to = nodes.get(edge.to);
  if (!from || !to) return { line: '', label: '' };
  const [x1, y1] = [from.x, from.y + boxSize.height / 2];
  const [x2, y2] = [to.x, to.y - boxSize.height / 2];
  const bend = Math.max(40, Math.abs(y2 - y1) / 2);
  const line = `<path d="M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#5a5a5a" marker-end="url(#arrow)"/>`;
  // In the gap below its own state, each a little lower, so that no label covers a box or another.
  const wanted = y1 + gapBelow * (0.3 + 0.28 * (index % 3));
  const along = bisect((t) => bezier(t, y1, y1 + bend, y2 - bend, y2), wanted);
  const label = labelSvg(edge.labels, bezier(along, x1, x1, x2, x2), wanted);
  return { line, label };
}

/** A flow drawn from top to bottom, with its conditions on the edges (P4): one SVG document. */
export function toSvg(flow: Flow, locale: string): string {
  const { nodes, edges, width, height } = layoutOf(flow);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const drawn = [...Map.groupBy(edges, ({ from }) => from).values()].flatMap((own) =>
    own.map((edge, index) => edgeSvg(edge, index, byId)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Be Vietnam Pro, sans-serif">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5a5a5a"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fafaf7"/>`,
    ...drawn.map(({ line }) => line),
    ...nodes.map((node) => nodeSvg(flow, node, locale)),
    ...drawn.map(({ label }) => label),
    '</svg>\n',
  ].join('\n');
}
