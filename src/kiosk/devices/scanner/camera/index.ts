export type { CameraFailure } from './camera-failure.ts';
export { findChosenCamera, keepChosenCamera } from './chosen-camera.ts';
export { createDecoderClient, type DecoderClient } from './decoder-client.ts';
export {
  type CameraEvents,
  type CameraParts,
  listCameras,
  type OpenCamera,
  openCamera,
} from './open-camera.ts';
