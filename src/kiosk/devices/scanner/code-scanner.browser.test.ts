import { generate } from 'lean-qr';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDecoderClient, type DecoderClient } from './camera/decoder-client.ts';
import { createCodeScanner, type KioskScanner } from './code-scanner.ts';
import type { ScanEvent } from './scan-event.ts';

const card =
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021';

/** A camera made of a canvas: real tracks, a real video element, no device. */
class CanvasCamera {
  readonly #canvas = document.createElement('canvas');
  readonly streams: MediaStream[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;
  #code: ReturnType<typeof generate> | undefined;
  /** Grey of the room, 0 to 255. */
  room = 120;

  show(text: string | undefined): void {
    this.#code = text === undefined ? undefined : generate(text);
  }

  getUserMedia = (): Promise<MediaStream> => {
    this.#canvas.width = 640;
    this.#canvas.height = 480;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#draw(), 40);
    this.#draw();
    const stream = this.#canvas.captureStream(25);
    this.streams.push(stream);
    return Promise.resolve(stream);
  };

  #draw(): void {
    const pen = this.#canvas.getContext('2d')!;
    pen.fillStyle = `rgb(${this.room} ${this.room} ${this.room + (Date.now() % 8)})`;
    pen.fillRect(0, 0, 640, 480);
    const code = this.#code;
    if (!code) return;
    const side = 360 / (code.size + 8);
    pen.fillStyle = '#fff';
    pen.fillRect(140, 60, 360, 360);
    pen.fillStyle = '#000';
    for (let y = 0; y < code.size; y += 1) {
      for (let x = 0; x < code.size; x += 1) {
        if (!code.get(x, y)) continue;
        pen.fillRect(140 + (x + 4) * side, 60 + (y + 4) * side, side + 0.4, side + 0.4);
      }
    }
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

let camera: CanvasCamera;
let video: HTMLVideoElement;
let scanner: KioskScanner;
let reads: ScanEvent[];
let errors: unknown[];
const deviceChanges = new EventTarget();

function start(newDecoder?: () => DecoderClient): void {
  scanner = createCodeScanner({
    clock: () => 5,
    today: () => ({ year: 2026, month: 11, day: 25 }),
    onError: (error) => errors.push(error),
    mediaDevices: camera,
    deviceChanges,
    ...(newDecoder ? { newDecoder } : {}),
  });
  scanner.onRead((read) => reads.push(read));
}

beforeEach(() => {
  camera = new CanvasCamera();
  video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  reads = [];
  errors = [];
});

afterEach(() => {
  scanner.dispose();
  camera.stop();
  video.remove();
});

const liveTracks = () =>
  camera.streams.flatMap((stream) => stream.getTracks()).filter((t) => t.readyState === 'live');
const until = (condition: () => void) => vi.waitFor(condition, { timeout: 10_000, interval: 20 });

describe('the camera', () => {
  test('stays off until it is opened; reads a card; stops every track on closing', async () => {
    start();
    camera.show(card);
    expect(scanner.status.value).toBe('idle');
    expect(camera.streams).toHaveLength(0);
    await scanner.openCamera(video);
    expect(scanner.status.value).toBe('live');
    await until(() => expect(reads).toHaveLength(1));
    expect(reads[0]).toEqual({ text: card, source: 'camera', symbology: 'QR_CODE', atMs: 5 });
    scanner.closeCamera();
    expect(scanner.status.value).toBe('idle');
    expect(liveTracks()).toEqual([]);
    expect(video.srcObject).toBeNull();
    expect(errors).toEqual([]);
  });

  test('prepared: the camera stays off, and the decoder that ran already is the one that reads', async () => {
    const made: DecoderClient[] = [];
    start(() => {
      made.push(createDecoderClient());
      return made.at(-1)!;
    });
    camera.show(card);
    scanner.prepareCamera();
    scanner.prepareCamera();
    await until(() => expect(made).toHaveLength(1));
    expect(camera.streams).toHaveLength(0);
    expect(scanner.status.value).toBe('idle');
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    expect(reads[0]?.text).toBe(card);
    expect(made).toHaveLength(1);
    scanner.closeCamera();
    expect(made[0]!.isOpen()).toBe(false);
    expect(errors).toEqual([]);
  });

  test('prepared and not wanted: nothing is left; prepared and failed: opening tries again', async () => {
    const made: DecoderClient[] = [];
    start(() => {
      made.push(createDecoderClient());
      return made.at(-1)!;
    });
    scanner.prepareCamera();
    await until(() => expect(made).toHaveLength(1));
    scanner.closeCamera();
    expect(made[0]!.isOpen()).toBe(false);
    scanner.prepareCamera();
    scanner.closeCamera();
    camera.show(card);
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    scanner.closeCamera();
    scanner.prepareCamera();
    await until(() => expect(made.at(-1)!.isOpen()).toBe(true));
    made.at(-1)!.close();
    const before = made.length;
    await scanner.openCamera(video);
    expect(made).toHaveLength(before + 1);
    expect(errors).toEqual([]);
  });

  test('one code, then another, in one opening', async () => {
    start();
    camera.show('000.00.12.H26-200526-0001');
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    camera.show('https://id.gs1.org/01/08935049500018');
    await until(() => expect(reads).toHaveLength(2));
    expect(reads.map((read) => read.text)).toEqual([
      '000.00.12.H26-200526-0001',
      'https://id.gs1.org/01/08935049500018',
    ]);
  });

  test('a dark room is said, and no longer once it is light', async () => {
    start();
    camera.room = 20;
    await scanner.openCamera(video);
    expect(scanner.light.value).toBeUndefined();
    await until(() => expect(scanner.light.value).toBe('dark'));
    camera.room = 120;
    await until(() => expect(scanner.light.value).toBeUndefined());
    camera.room = 20;
    await until(() => expect(scanner.light.value).toBe('dark'));
    scanner.closeCamera();
    expect(scanner.light.value).toBeUndefined();
  });

  test('a lamp, where the camera has one: on, off, and none any more once it is closed', async () => {
    const asked: unknown[] = [];
    const open = camera.getUserMedia;
    camera.getUserMedia = async () => {
      const stream = await open();
      for (const track of stream.getVideoTracks()) {
        // A canvas has no lamp: this one answers as a camera that has.
        Object.assign(track, {
          getCapabilities: () => ({ torch: true }),
          applyConstraints: async ({ advanced = [] }: MediaTrackConstraints) => {
            // Of a track that has ended nothing can be asked any more.
            if (track.readyState === 'ended') throw new DOMException('', 'InvalidStateError');
            asked.push(...advanced.map((set) => (set as { torch?: boolean }).torch));
          },
        });
      }
      return stream;
    };
    start();
    expect(scanner.torch.value).toBeUndefined();
    await scanner.openCamera(video);
    expect(scanner.torch.value).toBe('off');
    await scanner.switchTorch(true);
    expect(scanner.torch.value).toBe('on');
    await scanner.switchTorch(false);
    expect(scanner.torch.value).toBe('off');
    expect(asked).toEqual([true, false]);
    scanner.closeCamera();
    expect(scanner.torch.value).toBeUndefined();
    expect(liveTracks()).toEqual([]);
  });

  test('a lamp that refuses is told to the log, and stays as it was', async () => {
    const open = camera.getUserMedia;
    camera.getUserMedia = async () => {
      const stream = await open();
      for (const track of stream.getVideoTracks()) {
        Object.assign(track, {
          getCapabilities: () => ({ torch: true }),
          applyConstraints: () => Promise.reject(new DOMException('lamp', 'NotSupportedError')),
        });
      }
      return stream;
    };
    start();
    await scanner.openCamera(video);
    await scanner.switchTorch(true);
    expect(scanner.torch.value).toBe('off');
    expect(String(errors)).toContain('lamp');
    scanner.closeCamera();
    expect(liveTracks()).toEqual([]);
  });

  test('no lamp: none is offered', async () => {
    start();
    await scanner.openCamera(video);
    expect(scanner.torch.value).toBeUndefined();
    await scanner.switchTorch(true);
    expect(scanner.torch.value).toBeUndefined();
  });

  test('a worker that cannot load: the plain decoder reads', async () => {
    start(() => createDecoderClient(() => new Worker('/no-such-worker.js', { type: 'module' })));
    camera.show(card);
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    expect(reads[0]?.text).toBe(card);
    expect(String(errors[0])).toContain('fell back');
    scanner.closeCamera();
    expect(liveTracks()).toEqual([]);
  });

  test('no worker at all: the same', async () => {
    start(() =>
      createDecoderClient(() => {
        throw new Error('workers are forbidden');
      }),
    );
    camera.show(card);
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    expect(String(errors[0])).toContain('workers are forbidden');
  });

  test('unplugged, then plugged in again', async () => {
    start();
    camera.show(card);
    await scanner.openCamera(video);
    const track = camera.streams[0]!.getVideoTracks()[0]!;
    track.stop();
    track.dispatchEvent(new Event('ended'));
    expect(scanner.status.value).toBe('lost');
    deviceChanges.dispatchEvent(new Event('devicechange'));
    await until(() => expect(scanner.status.value).toBe('live'));
    expect(liveTracks()).toHaveLength(1);
    scanner.closeCamera();
    deviceChanges.dispatchEvent(new Event('devicechange'));
    expect(scanner.status.value).toBe('idle');
    expect(liveTracks()).toEqual([]);
  });

  test.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'noCamera'],
    ['NotReadableError', 'busy'],
  ])('%s is said as %s', async (name, status) => {
    camera.getUserMedia = () => Promise.reject(new DOMException('', name));
    start();
    await scanner.openCamera(video);
    expect(scanner.status.value).toBe(status);
  });

  test('closed while it was opening: what opens late is closed again', async () => {
    start();
    const opening = scanner.openCamera(video);
    scanner.closeCamera();
    await opening;
    expect(scanner.status.value).toBe('idle');
    expect(liveTracks()).toEqual([]);
  });

  test('no request leaves the origin', async () => {
    start();
    camera.show(card);
    await scanner.openCamera(video);
    await until(() => expect(reads).toHaveLength(1));
    const urls = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) expect(url.origin).toBe(location.origin);
  });

  test('opened and closed 20 times: no track and no read is left over', async () => {
    start();
    camera.show(undefined);
    for (let i = 0; i < 20; i += 1) {
      await scanner.openCamera(video);
      scanner.closeCamera();
    }
    expect(camera.streams).toHaveLength(20);
    expect(liveTracks()).toEqual([]);
    expect(errors).toEqual([]);
    expect(reads).toEqual([]);
  }, 30_000);
});

test('real browser, no camera: said as such', async () => {
  scanner = createCodeScanner({
    clock: () => 0,
    today: () => undefined,
    onError: (error) => errors.push(error),
  });
  await scanner.openCamera(video);
  expect(['noCamera', 'denied']).toContain(scanner.status.value);
});

test('the wedge reads while the camera is off, and the shell enters by tell', async () => {
  start();
  [...'8935049500018', 'Enter'].forEach((key, i) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: 1000 + i * 5 });
    document.body.dispatchEvent(event);
  });
  scanner.tell(card, 'shell');
  expect(reads.map((read) => [read.source, read.text])).toEqual([
    ['wedge', '8935049500018'],
    ['shell', card],
  ]);
});
