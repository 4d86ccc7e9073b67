export type { CameraFailure } from './camera-failure.ts';
export { type CameraEvents, type CameraParts, type OpenCamera, openCamera } from './open-camera.ts';
