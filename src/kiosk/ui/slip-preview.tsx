import {
  type Box,
  type LayoutElement,
  layoutReceipt,
  type PaperWidthDots,
  paperWidthsDots,
  type QrModules,
  type ReceiptDocument,
  receiptMetrics,
  type TextRun,
} from '../../domain/receipt/index.ts';
import { blockLeaves } from './mark.tsx';

export interface SlipPreviewProps {
  readonly document: ReceiptDocument;
  /** Of the printer that would print it, dots. */
  readonly widthDots?: PaperWidthDots | undefined;
  readonly label: string;
}

/**
 * The slip as it will come out: it draws the same layout as the printer and decides nothing
 * (contracts.md, Bridge). Black on white in every theme, because paper is.
 */
export function SlipPreview({ document, widthDots = paperWidthsDots[0], label }: SlipPreviewProps) {
  const layout = layoutReceipt(document, receiptMetrics, widthDots);
  return (
    <div class="slip">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${layout.widthDots} ${layout.heightDots}`}
        preserveAspectRatio="xMidYMin meet"
      >
        <rect class="slip-paper" width={layout.widthDots} height={layout.heightDots} />
        {layout.elements.map(draw)}
      </svg>
    </div>
  );
}

function draw(element: LayoutElement, index: number) {
  switch (element.type) {
    case 'run':
      return <Run key={index} run={element} />;
    case 'box':
      return <Frame key={index} box={element} />;
    case 'qr':
      return <path key={index} class="slip-black" d={qrPath(element)} />;
    case 'mark': {
      const { xDots, yDots, sizeDots } = element;
      const scale = sizeDots / 100;
      return (
        <g key={index} transform={`translate(${xDots} ${yDots}) scale(${scale})`}>
          <rect class="slip-black" width="100" height="100" rx="24" />
          <path class="slip-paper" d={blockLeaves} />
        </g>
      );
    }
    default:
      return element satisfies never;
  }
}

function Run({ run }: { readonly run: TextRun }) {
  return (
    <text
      class={run.ink === 'white' ? 'slip-paper' : 'slip-black'}
      x={run.xDots}
      y={run.baselineDots}
      font-size={run.sizeDots}
      font-weight={run.weight}
      textLength={run.widthDots}
      lengthAdjust="spacing"
    >
      {run.text}
    </text>
  );
}

function Frame({ box }: { readonly box: Box }) {
  const half = box.strokeDots / 2;
  const filled = box.strokeDots === 0;
  return (
    <rect
      class={filled ? 'slip-black' : 'slip-line'}
      x={box.xDots + half}
      y={box.yDots + half}
      width={box.widthDots - box.strokeDots}
      height={box.heightDots - box.strokeDots}
      rx={box.radiusDots}
      stroke-width={box.strokeDots}
      stroke-dasharray={box.dashed ? `${box.strokeDots * 3} ${box.strokeDots * 2}` : undefined}
    />
  );
}

function qrPath({ xDots, yDots, moduleDots, rows }: QrModules): string {
  let path = '';
  rows.forEach((row, y) => {
    for (const run of row.matchAll(/1+/g)) {
      const x = xDots + run.index * moduleDots;
      const width = run[0].length * moduleDots;
      path += `M${x} ${yDots + y * moduleDots}h${width}v${moduleDots}h-${width}z`;
    }
  });
  return path;
}
