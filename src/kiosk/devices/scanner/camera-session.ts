import { type ReadonlySignal, signal } from '@preact/signals';
import type { CameraDesk, ScannerStatus } from '../../services.ts';
import type { CameraEvents, CameraParts, DecoderClient, OpenCamera } from './camera/index.ts';

/** Loads the camera's code, which is no part of the first page. */
export type LoadCamera = () => Promise<
  Pick<
    typeof import('./camera/index.ts'),
    'createDecoderClient' | 'findChosenCamera' | 'keepChosenCamera' | 'listCameras' | 'openCamera'
  >
>;

/** The camera from the page's side: wanted or not, and what became of that. */
export interface CameraSession {
  readonly status: ReadonlySignal<ScannerStatus>;
  /** Undefined where there is no lamp to switch. */
  readonly torch: ReadonlySignal<'off' | 'on' | undefined>;
  readonly desk: CameraDesk;
  /**
   * Loads and runs the decoder before the camera is wanted: on a slow machine it takes longer than all
   * the rest. Opens no camera. Ends with `close`, or is used by the next `open`.
   */
  prepare(): Promise<void>;
  open(video: HTMLVideoElement): Promise<void>;
  close(): void;
  switchTorch(on: boolean): Promise<void>;
}

export interface CameraSessionParts extends CameraParts {
  readonly onSight: CameraEvents['onSight'];
  readonly onLight: CameraEvents['onLight'];
  /** Facts for the log, never a text that was read. */
  readonly onError: (error: unknown) => void;
  readonly load?: LoadCamera;
  /** Tells of cameras that come and go. */
  readonly deviceChanges?: EventTarget | undefined;
}

/**
 * Opens and closes the camera. While it is wanted, a camera that was lost, missing or busy is tried
 * again whenever the system says that devices changed.
 */
export function createCameraSession(parts: CameraSessionParts): CameraSession {
  const load = parts.load ?? (() => import('./camera/index.ts'));
  const changes = 'deviceChanges' in parts ? parts.deviceChanges : navigator.mediaDevices;
  const status = signal<ScannerStatus>('idle');
  const torch = signal<'off' | 'on' | undefined>(undefined);
  const inUse = signal<CameraDesk['inUse']['value']>(undefined);
  let wanted: HTMLVideoElement | undefined;
  let camera: OpenCamera | undefined;
  // Each opening has its number: one that was overtaken by `close` ends what it opened.
  let opening = 0;
  let spare: DecoderClient | undefined;

  async function prepare(): Promise<void> {
    if (camera || spare?.isOpen()) return;
    const before = opening;
    try {
      const { createDecoderClient } = await load();
      if (before !== opening || spare?.isOpen()) return;
      spare = (parts.newDecoder ?? createDecoderClient)();
      spare.warm();
    } catch (error) {
      // Opening the camera tries the same once more, and says what came of it.
      parts.onError(error);
    }
  }

  function takeSpare(): DecoderClient | undefined {
    const taken = spare?.isOpen() ? spare : undefined;
    spare = undefined;
    return taken;
  }

  async function open(video: HTMLVideoElement): Promise<void> {
    drop();
    opening += 1;
    const mine = opening;
    wanted = video;
    status.value = 'opening';
    const events: CameraEvents = {
      onSight: (text, symbology) => {
        if (mine === opening) parts.onSight(text, symbology);
      },
      onLight: (light) => {
        if (mine === opening) parts.onLight(light);
      },
      onLost: () => {
        if (mine !== opening) return;
        drop();
        status.value = 'lost';
      },
      onPicked({ camera: picked, chosenMissing }) {
        inUse.value = picked && { ...picked, chosenMissing };
        if (chosenMissing) parts.onError(new Error('the camera that staff chose is not there'));
      },
      onFallback: (reason) => parts.onError(new Error(`decoder fell back: ${reason}`)),
    };
    try {
      const { openCamera } = await load();
      const prepared = takeSpare();
      const result = await openCamera(
        video,
        events,
        prepared ? { ...parts, newDecoder: () => prepared } : parts,
      );
      if (mine !== opening) {
        if (result.ok) result.value.close();
        return;
      }
      status.value = result.ok ? 'live' : result.error;
      if (!result.ok) return;
      camera = result.value;
      torch.value = camera.switchTorch ? 'off' : undefined;
    } catch (error) {
      // The camera's own code did not load: to the resident it is a camera that is not there.
      if (mine === opening) status.value = 'noCamera';
      parts.onError(error);
    }
  }

  function drop(): void {
    camera?.close();
    camera = undefined;
    torch.value = undefined;
  }

  function onDeviceChange(): void {
    const retried = ['lost', 'noCamera', 'busy'].includes(status.value);
    if (wanted && retried) open(wanted).catch(parts.onError);
  }

  return {
    status,
    torch,
    desk: {
      inUse,
      async list() {
        const { listCameras } = await load();
        return (await (parts.listCameras ?? listCameras)()).map(({ deviceId, label }) => ({
          deviceId,
          label,
        }));
      },
      chosen: async () => (await load()).findChosenCamera(),
      choose: async (chosen) => (await load()).keepChosenCamera(chosen),
    },
    prepare,
    async open(video) {
      changes?.addEventListener('devicechange', onDeviceChange);
      await open(video);
    },
    close() {
      changes?.removeEventListener('devicechange', onDeviceChange);
      opening += 1;
      wanted = undefined;
      takeSpare()?.close();
      drop();
      status.value = 'idle';
    },
    async switchTorch(on) {
      if (!camera?.switchTorch) return;
      const mine = opening;
      try {
        await camera.switchTorch(on);
        if (mine === opening && camera) torch.value = on ? 'on' : 'off';
      } catch (error) {
        // A lamp that refuses is a lamp that stays as it was: nothing a resident could do about it.
        parts.onError(error);
      }
    },
  };
}
