import { expect, test } from 'vitest';
import { createMemoryScanner } from './memory-scanner.ts';

const video = undefined as unknown as HTMLVideoElement;

test('reads from the camera only while it is live, from the wedge always', async () => {
  const scanner = createMemoryScanner();
  const texts: string[] = [];
  const stop = scanner.onRead((read) => texts.push(`${read.source} ${read.text}`));
  scanner.present('a');
  scanner.present('b', 'wedge');
  await scanner.openCamera(video);
  expect(scanner.status.value).toBe('live');
  scanner.present('c');
  scanner.closeCamera();
  scanner.present('d');
  stop();
  scanner.present('e', 'wedge');
  expect(texts).toEqual(['wedge b', 'camera c']);
});

test('a camera that is denied, or is unplugged while live', async () => {
  const scanner = createMemoryScanner();
  scanner.setCamera('denied');
  await scanner.openCamera(video);
  expect(scanner.status.value).toBe('denied');
  scanner.setCamera('live');
  await scanner.openCamera(video);
  scanner.setCamera('lost');
  expect(scanner.status.value).toBe('lost');
});

test('closing while opening keeps it closed', async () => {
  const scanner = createMemoryScanner();
  const opening = scanner.openCamera(video);
  scanner.closeCamera();
  await opening;
  expect(scanner.status.value).toBe('idle');
});
