import type { Clock } from '../../../domain/basics/index.ts';
import { createListeners } from './listeners.ts';
import { createRepeats } from './repeats.ts';
import type { ScanListener } from './scan-event.ts';
import { rememberField, type TypedField } from './typed-field.ts';
import {
  createWedgeBurst,
  type WedgeScan,
  type WedgeSettings,
  wedgeDefaults,
} from './wedge-burst.ts';

export interface WedgeScannerParts {
  readonly clock: Clock;
  /** True when a text reads as some code. */
  readonly isCode: (text: string) => boolean;
  readonly onError: (error: unknown) => void;
  readonly settings?: Partial<WedgeSettings>;
  readonly target?: Window;
}

/** A scanner that types. Works while a field has the focus, and leaves the field as it was. */
export interface WedgeScanner {
  start(): void;
  stop(): void;
  onRead(listener: ScanListener): () => void;
}

/** Keys that move the focus or press what has it (guard-keys.ts). */
const pressing: ReadonlySet<string> = new Set([
  'Tab',
  'Enter',
  ' ',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
]);
/** How late keys may be handed out; nothing that was typed is kept for longer (R63), ms. */
const lateMs = 1_000;

/** Held together with another key, so that no gap says anything. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'CapsLock']);

/** Listens to the window's keys. The on-screen keyboard writes into fields and sends no keys. */
export function createWedgeScanner(parts: WedgeScannerParts): WedgeScanner {
  const settings = { ...wedgeDefaults, ...parts.settings };
  const target = parts.target ?? window;
  const burst = createWedgeBurst(settings);
  const listeners = createListeners<Parameters<ScanListener>[0]>(parts.onError);
  let silence: ReturnType<typeof setTimeout> | undefined;
  const repeats = createRepeats();
  let field: TypedField | undefined;
  let lastAtMs = Number.NEGATIVE_INFINITY;

  function take(scan: WedgeScan | undefined): boolean {
    if (scan === undefined || !isScan(scan)) return false;
    field?.restore();
    // The same code held still before the scanner is one scan (issue 6).
    if (repeats.has(scan.text)) return true;
    const atMs = parts.clock();
    listeners.tell({ text: scan.text, source: 'wedge', symbology: undefined, atMs });
    return true;
  }

  /**
   * Timing alone does not tell a scanner from a very fast hand (devices.md §5): a scan stands in the
   * scanner's own frame, or has a code's grammar. A text without either is one only where nobody
   * can be typing: no field has the focus, and no hand is that fast.
   */
  function isScan({ text, end, framed, machine }: WedgeScan): boolean {
    if (framed || parts.isCode(text)) return true;
    return end === 'key' && machine && field === undefined;
  }

  function onKey(event: KeyboardEvent): void {
    const gapMs = event.timeStamp - lastAtMs;
    if (!modifiers.has(event.key)) lastAtMs = event.timeStamp;
    // Neither the page nor the browser's own shortcuts see the keys of a code. And no hand follows
    // one key with Enter this fast: a code of Tab and Enter alone presses no button.
    if (burst.certain || (pressing.has(event.key) && gapMs <= settings.machineGapMsMax)) {
      swallow(event);
    }
    if (event.repeat || event.isComposing) return;
    const combined = event.ctrlKey || event.altKey || event.metaKey;
    const beganBefore = burst.beganAtMs;
    const scan = burst.key({ key: event.key, atMs: event.timeStamp, combined });
    if (take(scan) && scan?.end === 'key') swallow(event);
    if (burst.beganAtMs !== beganBefore) {
      field = burst.beganAtMs === undefined ? undefined : rememberField(target.document);
    }
    clearTimeout(silence);
    if (burst.beganAtMs !== undefined) silence = setTimeout(onQuiet, settings.silenceMs);
  }

  /**
   * A timer of a busy thread runs late and before the keys that came meanwhile, and half a code can
   * read as another one: silence is what the keys' own times say, and keys that are handed out late
   * carry on where they were pressed. A scanner without a suffix waits that long.
   */
  function onQuiet(): void {
    const quietMs = performance.now() - lastAtMs;
    const waitMs = quietMs < settings.silenceMs ? settings.silenceMs - quietMs : lateMs;
    silence = setTimeout(quietMs < settings.silenceMs ? onQuiet : end, waitMs);
  }

  function end(): void {
    take(burst.silence());
    // What stood in the field may be the resident's own: not kept beyond the burst (R63).
    field = undefined;
  }

  return {
    start() {
      target.addEventListener('keydown', onKey, { capture: true });
    },
    stop() {
      target.removeEventListener('keydown', onKey, { capture: true });
      clearTimeout(silence);
      burst.silence();
      repeats.forget();
      field = undefined;
    },
    onRead: listeners.add,
  };
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
