import { expect, test } from 'vitest';
import { cameraFailureOf } from './camera-failure.ts';
import { type CameraInfo, pickCamera } from './pick-camera.ts';

const camera = (label: string, deviceId = label) => ({ label, deviceId });

const cameras = [camera('Front camera'), camera('Laptop'), camera('USB Document Camera')];
const labelOf = (all: readonly CameraInfo[]) => pickCamera(all, undefined).camera?.label;

test('without a choice: one whose label fits, else any that is not of the face', () => {
  expect(labelOf(cameras)).toBe('USB Document Camera');
  expect(labelOf(cameras.slice(0, 2))).toBe('Laptop');
  expect(labelOf(cameras.slice(0, 1))).toBe('Front camera');
});

test('the camera that staff chose: by its id, of two with one label too; else by its label', () => {
  const twins = [camera('Twin', '1'), camera('Twin', '2')];
  expect(pickCamera(twins, twins[1])).toEqual({ camera: twins[1], chosenMissing: false });
  const before = camera('Front camera', 'of another profile');
  expect(pickCamera(cameras, before)).toEqual({ camera: cameras[0], chosenMissing: false });
});

test('a chosen camera that is gone: another one, and that is said', () => {
  const picked = pickCamera(cameras, camera('Gone'));
  expect(picked).toEqual({ camera: cameras[2], chosenMissing: true });
  // A camera without a label is not the one whose label was never known.
  expect(pickCamera([camera('', 'a')], camera('', 'b')).chosenMissing).toBe(true);
});

test('no camera, or none that has told its id: nothing is said of a choice', () => {
  const none = { camera: undefined, chosenMissing: false };
  expect(pickCamera([], camera('Laptop'))).toEqual(none);
  expect(pickCamera([camera('', '')], camera('Laptop'))).toEqual(none);
});

test('what a refusal means', () => {
  const failure = (name: string) => cameraFailureOf(new DOMException('', name));
  expect(failure('NotAllowedError')).toBe('denied');
  expect(failure('NotReadableError')).toBe('busy');
  expect(failure('NotFoundError')).toBe('noCamera');
  expect(failure('OverconstrainedError')).toBe('noCamera');
  expect(cameraFailureOf('odd')).toBe('noCamera');
});
