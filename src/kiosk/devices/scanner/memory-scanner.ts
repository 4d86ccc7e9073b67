import { signal } from '@preact/signals';
import type {
  CameraChoice,
  CameraDesk,
  CodeScanner,
  LightAdvice,
  ScannerStatus,
} from '../../services.ts';
import { createListeners } from './listeners.ts';
import type { ScanEvent } from './scan-event.ts';

/** A scanner without a device: codes are presented by hand, in tests and on the running page. */
export interface MemoryScanner extends CodeScanner {
  /** As if this text had been read. From the camera only while it is live, as in life. */
  present(text: string, source?: ScanEvent['source']): void;
  /** As if the light before the camera were so. */
  setLight(light: LightAdvice | undefined): void;
  /** Gives the camera a lamp, which is off. */
  addTorch(): void;
  /** As if these cameras were plugged in; none unless set. */
  plugCameras(cameras: readonly CameraChoice[]): void;
  /** What opening the camera will end in; `live` unless set. Ends an open camera at once. */
  setCamera(outcome: 'live' | 'noCamera' | 'denied' | 'busy' | 'lost'): void;
}

/** `atMs` of its reads is 0: it has no clock. */
export function createMemoryScanner(): MemoryScanner {
  const status = signal<ScannerStatus>('idle');
  const listeners = createListeners<ScanEvent>((error) => {
    throw error;
  });
  const light = signal<LightAdvice | undefined>(undefined);
  const torch = signal<'off' | 'on' | undefined>(undefined);
  const inUse = signal<CameraDesk['inUse']['value']>(undefined);
  let plugged: readonly CameraChoice[] = [];
  let chosen: CameraChoice | undefined;
  let outcome: ScannerStatus = 'live';
  return {
    status,
    light,
    torch,
    cameras: {
      inUse,
      list: async () => plugged,
      chosen: async () => chosen,
      async choose(camera) {
        chosen = camera;
      },
    },
    plugCameras(cameras) {
      plugged = cameras;
    },
    async switchTorch(on) {
      if (torch.value !== undefined) torch.value = on ? 'on' : 'off';
    },
    setLight(next) {
      light.value = next;
    },
    addTorch() {
      torch.value = 'off';
    },
    prepareCamera() {},
    async openCamera() {
      status.value = 'opening';
      await Promise.resolve();
      // Closed while it was opening: stays closed.
      if (status.value !== 'opening') return;
      status.value = outcome;
      const found = plugged.find(({ deviceId }) => deviceId === chosen?.deviceId);
      const camera = found ?? plugged[0];
      inUse.value = camera && { ...camera, chosenMissing: chosen !== undefined && !found };
    },
    closeCamera() {
      status.value = 'idle';
    },
    onRead: listeners.add,
    present(text, source = 'camera') {
      if (source === 'camera' && status.value !== 'live') return;
      listeners.tell({ text, source, symbology: undefined, atMs: 0 });
    },
    setCamera(next) {
      outcome = next;
      if (status.value === 'live') status.value = next;
    },
  };
}
