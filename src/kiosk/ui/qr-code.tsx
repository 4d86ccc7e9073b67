import { useEffect, useRef, useState } from 'preact/hooks';
import { loadQrEncoder } from './load-parts.ts';
import { pxPerMm } from './measure.ts';
import { type Modules, quietModules, symbolPath, symbolSize } from './qr-layout.ts';

export interface QrCodeProps {
  readonly text: string;
  /** What it is for, in words: read out instead of the drawing. */
  readonly label: string;
  /** `link`: a short address (R67); `text`: words that need no network (R69). */
  readonly kind: 'link' | 'text';
  /** Nobody waits for it: drawn in an idle moment, so that it holds up no touch. */
  readonly calm?: boolean;
}

/** A calm code is drawn after this long at the latest, ms. */
const calmMs = 2_000;

// R67: symbol ≥ 60 mm, module ≥ 1.4 mm. R69: ≥ 80 mm and 1.04 mm for a text.
const least = {
  link: { symbolMm: 60, moduleMm: 1.4 },
  text: { symbolMm: 80, moduleMm: 1.04 },
} as const;

/**
 * A QR code for a phone: black on white in every theme, four modules of quiet, whole pixels.
 * The encoder comes when the first code is needed: it is no part of the first paint.
 */
export function QrCode({ text, label, kind, calm = false }: QrCodeProps) {
  const box = useRef<HTMLDivElement>(null);
  const [modules, setModules] = useState<Modules>();
  const [boxPx, setBoxPx] = useState(0);

  useEffect(() => {
    let wanted = true;
    const draw = async () => {
      const { encodeQr } = await loadQrEncoder();
      if (wanted) setModules(encodeQr(text, kind));
    };
    const idle = calm ? requestIdleCallback(() => void draw(), { timeout: calmMs }) : undefined;
    if (idle === undefined) void draw();
    return () => {
      wanted = false;
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [text, kind, calm]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setBoxPx(Math.min(element.clientWidth, element.clientHeight));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { symbolMm, moduleMm } = least[kind];
  const edge = modules ? modules.size + 2 * quietModules : 0;
  const size = modules && symbolSize(modules.size, pxPerMm(), symbolMm, moduleMm, boxPx);
  return (
    <div class={`code ${kind}`} ref={box}>
      {modules && size && boxPx > 0 && (
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${edge} ${edge}`}
          width={size.edgePx}
          height={size.edgePx}
          shape-rendering="crispEdges"
        >
          <path class="code-light" d={`M0 0h${edge}v${edge}H0z`} />
          <path class="code-dark" d={symbolPath(modules)} />
        </svg>
      )}
    </div>
  );
}
