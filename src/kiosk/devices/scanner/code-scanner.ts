import type { Clock } from '../../../domain/basics/index.ts';
import { type CalendarDate, readCode } from '../../../domain/codes/index.ts';
import type { CodeScanner } from '../../services.ts';
import { createAcceptRule } from './accept-rule.ts';
import type { CameraParts } from './camera/index.ts';
import { createCameraSession, type LoadCamera } from './camera-session.ts';
import { createLightWatch } from './light-advice.ts';
import { createListeners } from './listeners.ts';
import type { ScanEvent, ScanListener } from './scan-event.ts';
import type { WedgeSettings } from './wedge-burst.ts';
import { createWedgeScanner } from './wedge-scanner.ts';

export interface CodeScannerParts extends Partial<CameraParts> {
  readonly clock: Clock;
  /** Undefined while the clock is not believed. */
  readonly today: () => CalendarDate | undefined;
  readonly onError: (error: unknown) => void;
  readonly wedge?: Partial<WedgeSettings>;
  /** Milliseconds that never go back. */
  readonly uptimeMs?: () => number;
  readonly load?: LoadCamera;
  readonly deviceChanges?: EventTarget;
}

/** Camera and keyboard wedge as one; the shell's scanners enter by `tell`. */
export interface KioskScanner extends CodeScanner {
  /** Also says what the source knows beside the text. */
  onRead(listener: ScanListener): () => void;
  /** A text that came another way: a scanner at the shell. */
  tell(text: string, source: ScanEvent['source']): void;
  /** Closes the camera and stops listening to keys. */
  dispose(): void;
}

/** Starts listening to the wedge at once; the camera waits for `openCamera`. */
export function createCodeScanner(parts: CodeScannerParts): KioskScanner {
  const listeners = createListeners<ScanEvent>(parts.onError);
  const uptimeMs = parts.uptimeMs ?? (() => performance.now());
  const accept = createAcceptRule(parts.today);
  const lightWatch = createLightWatch();

  const camera = createCameraSession({
    ...parts,
    onLight: (light) => lightWatch.see(light, uptimeMs()),
    onSight(text, symbology) {
      if (!accept.sees(text, symbology, uptimeMs())) return;
      listeners.tell({ text, source: 'camera', symbology, atMs: parts.clock() });
    },
  });
  const wedge = createWedgeScanner({
    clock: parts.clock,
    onError: parts.onError,
    settings: parts.wedge ?? {},
    isCode: (text) => {
      const { kind } = readCode(text, { today: parts.today() });
      return kind !== 'text' && kind !== 'rejected';
    },
  });
  wedge.onRead(listeners.tell);
  wedge.start();

  return {
    status: camera.status,
    light: lightWatch.advice,
    torch: camera.torch,
    cameras: camera.desk,
    prepareCamera: () => void camera.prepare(),
    openCamera: camera.open,
    closeCamera() {
      camera.close();
      accept.forget();
      lightWatch.forget();
    },
    switchTorch: camera.switchTorch,
    onRead: listeners.add,
    tell: (text, source) =>
      listeners.tell({ text, source, symbology: undefined, atMs: parts.clock() }),
    dispose() {
      wedge.stop();
      camera.close();
    },
  };
}
