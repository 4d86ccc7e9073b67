import { expect, test } from 'vitest';
import { cameraFailureOf } from './camera-failure.ts';
import { pickCamera } from './pick-camera.ts';

const camera = (label: string, deviceId = label) => ({ label, deviceId });

test('the camera named at set-up, else one whose label fits, else any that is not of the face', () => {
  const cameras = [camera('Front camera'), camera('Laptop'), camera('USB Document Camera')];
  expect(pickCamera(cameras, 'Laptop')?.label).toBe('Laptop');
  expect(pickCamera(cameras, 'gone')?.label).toBe('USB Document Camera');
  expect(pickCamera(cameras.slice(0, 2), undefined)?.label).toBe('Laptop');
  expect(pickCamera(cameras.slice(0, 1), undefined)?.label).toBe('Front camera');
});

test('no camera, or none that has told its id', () => {
  expect(pickCamera([], 'Laptop')).toBeUndefined();
  expect(pickCamera([camera('', '')], undefined)).toBeUndefined();
});

test('what a refusal means', () => {
  const failure = (name: string) => cameraFailureOf(new DOMException('', name));
  expect(failure('NotAllowedError')).toBe('denied');
  expect(failure('NotReadableError')).toBe('busy');
  expect(failure('NotFoundError')).toBe('noCamera');
  expect(failure('OverconstrainedError')).toBe('noCamera');
  expect(cameraFailureOf('odd')).toBe('noCamera');
});
