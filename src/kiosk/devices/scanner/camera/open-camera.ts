import { BrowserCodeReader, type IScannerControls } from '@zxing/browser';
import { err, ok, type Result } from '../../../../domain/basics/index.ts';
import type { Light } from '../decode/light.ts';
import { type CameraFailure, cameraFailureOf } from './camera-failure.ts';
import { findChosenCamera } from './chosen-camera.ts';
import { createDecoderClient, type DecoderClient } from './decoder-client.ts';
import { FrameReader } from './frame-reader.ts';
import { type CameraInfo, type PickedCamera, pickCamera } from './pick-camera.ts';
import { symbologyOf } from './symbology.ts';

/** A camera that is live. */
export interface OpenCamera {
  /** Stops the tracks, the worker and the video. */
  close(): void;
  /** Switches the lamp; undefined where the camera has none. */
  readonly switchTorch: ((on: boolean) => Promise<void>) | undefined;
}

/** What is told while a camera is live. */
export interface CameraEvents {
  /** A frame held a code. Not yet a read: the accept rule decides. */
  readonly onSight: (text: string, symbology: string) => void;
  /** What the light of a frame does to a code. */
  readonly onLight: (light: Light) => void;
  /** The camera went away: unplugged, or taken by the system. */
  readonly onLost: () => void;
  /** The strong engine could not be used, and why; the plain one reads on. */
  readonly onFallback: (reason: string) => void;
  /** Which camera was opened, and whether staff had chosen another one, which is not there. */
  readonly onPicked: (picked: PickedCamera) => void;
}

export interface CameraParts {
  readonly mediaDevices?: Pick<MediaDevices, 'getUserMedia'>;
  readonly listCameras?: () => Promise<readonly CameraInfo[]>;
  /** The camera that staff chose. */
  readonly chosenCamera?: () => CameraInfo | undefined;
  readonly newDecoder?: () => DecoderClient;
}

/**
 * Opens the camera and looks at its frames until closed. Called on the resident's consent only
 * (R62): nothing here runs before.
 */
export async function openCamera(
  video: HTMLVideoElement,
  events: CameraEvents,
  parts: CameraParts,
): Promise<Result<OpenCamera, CameraFailure>> {
  const mediaDevices = parts.mediaDevices ?? navigator.mediaDevices;
  // Undefined outside a secure context.
  if (!mediaDevices) return err('noCamera');
  const decoder = (parts.newDecoder ?? createDecoderClient)();
  let stream: MediaStream | undefined;
  try {
    const cameras = await (parts.listCameras ?? listCameras)().catch(() => []);
    const chosen = (parts.chosenCamera ?? findChosenCamera)();
    const picked = pickCamera(cameras, chosen);
    stream = await mediaDevices.getUserMedia(constraintsOf(picked.camera, chosen));
    events.onPicked(picked);
    const reader = new FrameReader(decoder, events.onFallback, events.onLight);
    const controls = await reader.decodeFromStream(stream, video, (result) => {
      if (result) events.onSight(result.getText(), symbologyOf(result.getBarcodeFormat()));
    });
    return ok(openCameraOf(stream, controls, events.onLost));
  } catch (error) {
    decoder.close();
    stopTracks(stream);
    video.srcObject = null;
    return err(cameraFailureOf(error));
  }
}

/** Every camera of this machine; without labels and ids before the first consent. */
export function listCameras(): Promise<readonly CameraInfo[]> {
  return BrowserCodeReader.listVideoInputDevices();
}

/** 1280×720 and continuous focus: enough pixels for a card at arm's length (codes.md, traps). */
function constraintsOf(
  camera: CameraInfo | undefined,
  chosen: CameraInfo | undefined,
): MediaStreamConstraints {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const which = camera
    ? { deviceId: { exact: camera.deviceId } }
    : chosen
      ? // Before the first consent no camera tells its id, and yet one of them may have this one.
        { deviceId: { ideal: chosen.deviceId } }
      : { facingMode: { ideal: 'environment' } };
  // Not in TypeScript's DOM library; cameras without focus control ignore `advanced`.
  const focus = { advanced: [{ focusMode: 'continuous' } as MediaTrackConstraintSet] };
  return { audio: false, video: { ...size, ...which, ...focus } };
}

function openCameraOf(
  stream: MediaStream,
  controls: IScannerControls,
  onLost: () => void,
): OpenCamera {
  let closed = false;
  for (const track of stream.getVideoTracks()) {
    // Not fired for `track.stop()`: only when the device goes.
    track.addEventListener('ended', () => {
      if (!closed) onLost();
    });
  }
  return {
    switchTorch: controls.switchTorch,
    close() {
      if (closed) return;
      closed = true;
      // @zxing switches the lamp off after it has ended the track, which then refuses: the lamp is out
      // with its camera. Its `stop` is a promise where there is a lamp, whatever its type says.
      Promise.resolve<unknown>(controls.stop()).catch(() => undefined);
      stopTracks(stream);
    },
  };
}

function stopTracks(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
