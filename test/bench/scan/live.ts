import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { newProfile, openBrowser, throttle } from '../../support/browser.ts';
import { drawHardFrame } from '../../support/hard-frames.ts';
import { randomOf, someText, type Trouble } from '../../support/hard-scenes.ts';
import { ofEvents } from '../kiosk/spread.ts';
import { modules } from './place.ts';
import { slowdown } from './speed.ts';

type Clip = readonly [Trouble, number];

/** Which clips: each a trouble, and how hard; and what the camera sees from frame to frame. */
export interface ClipSet {
  readonly clips: readonly Clip[];
  /** A hand holds the code still; else every frame shows it somewhere else. */
  readonly held: boolean;
  /** Of a clip; the browser repeats them. */
  readonly frames: number;
  readonly seed: number;
}

/**
 * A code held still in trouble, as hard as the clips of the bar (codes.md, bar 5): of those
 * @zxing/browser alone reads 9 of 14, and 9 of these.
 */
export const heldClips: ClipSet = {
  held: true,
  frames: 6,
  seed: 9500,
  clips: [
    ['blur', 0.25],
    ['shake', 0.2],
    ['noise', 0.4],
    ['lowContrast', 0.3],
    ['thermalFade', 0.3],
    ['reflex', 0.3],
    ['shadow', 0.3],
    ['tilt', 0],
    ['crumple', 0.1],
    ['phoneScreen', 0.7],
    ['farAway', -0.3],
    ['jpeg', 0.3],
    ['covered', 0.3],
    ['mirrored', 0.2],
  ],
};

/** Harder: harsher troubles, and the code leaps to another place 30 times a second. */
export const leapingClips: ClipSet = {
  held: false,
  frames: 6,
  seed: 9000,
  clips: [
    ['blur', 0.35],
    ['blur', 0.6],
    ['shake', 0.3],
    ['shake', 0.55],
    ['noise', 0.4],
    ['noise', 0.75],
    ['lowContrast', 0.6],
    ['thermalFade', 0.4],
    ['reflex', 0.4],
    ['shadow', 0.6],
    ['tilt', 0.4],
    ['crumple', 0.2],
    ['phoneScreen', 0.5],
    ['farAway', 0.5],
  ],
};
/** The bar of codes.md. ms */
const inTimeMs = 1000;
/** Longest wait for a text. ms */
const waitMs = 3000;
/** A resident's shortest look at the page that asks for consent; the decoder starts there. ms */
const consentMs = 1500;
/** Without the consent page only every third clip is opened: it takes as long as all else. */
const unpreparedEvery = 3;

function writeClip(path: string, [trouble, severity]: Clip, seed: number, set: ClipSet): string {
  const text = someText(randomOf(seed));
  const frames = Array.from({ length: set.frames }, (_, i) => {
    const { width, height, grey } = set.held
      ? drawHardFrame(trouble, severity, seed, { text, held: i })
      : drawHardFrame(trouble, severity, seed + i, { text });
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext('2d');
    const pixels = pen.createImageData(width, height);
    for (const [at, value] of grey.entries()) pixels.data.fill(value, 4 * at, 4 * at + 3);
    for (let at = 3; at < pixels.data.length; at += 4) pixels.data[at] = 255;
    pen.putImageData(pixels, 0, 0);
    return canvas.toBuffer('image/jpeg', 80);
  });
  writeFileSync(path, Buffer.concat(frames));
  return text;
}

/** In the page: ms from the first picture to the text, and from opening; null when none came. */
async function readOurs({
  paths,
  waitMs,
  consentMs,
}: {
  paths: typeof modules;
  waitMs: number;
  consentMs: number;
}) {
  const load = (path: string) => import(path);
  const { createCodeScanner } = await load(paths.scanner);
  const video = document.querySelector('video') as HTMLVideoElement;
  const scanner = createCodeScanner({
    clock: () => Date.now(),
    today: () => undefined,
    onError: () => undefined,
  });
  if (consentMs > 0) {
    scanner.prepareCamera();
    await new Promise((resolve) => setTimeout(resolve, consentMs));
  }
  const openedMs = performance.now();
  const read = new Promise<string | null>((resolve) => {
    scanner.onRead((event: { text: string }) => resolve(event.text));
    setTimeout(() => resolve(null), waitMs);
  });
  await scanner.openCamera(video);
  const shownMs = performance.now();
  const text = await read;
  const nowMs = performance.now();
  scanner.dispose();
  return { text, showToTextMs: nowMs - shownMs, openToTextMs: nowMs - openedMs };
}

/** In the page: the same with @zxing/browser alone, as its documentation uses it. */
async function readPeer({ paths, waitMs }: { paths: typeof modules; waitMs: number }) {
  const load = (path: string) => import(path);
  const { BrowserQRCodeReader } = await load(paths.zxingBrowser);
  const video = document.querySelector('video') as HTMLVideoElement;
  const openedMs = performance.now();
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video: size });
  const reader = new BrowserQRCodeReader();
  let shownMs = performance.now();
  let end: { stop(): void } | undefined;
  const text = await new Promise<string | null>((resolve) => {
    setTimeout(() => resolve(null), waitMs);
    const onResult = (result?: { getText(): string }) => {
      if (result) resolve(result.getText());
    };
    reader.decodeFromStream(stream, video, onResult).then((controls: { stop(): void }) => {
      shownMs = performance.now();
      end = controls;
    });
  });
  const nowMs = performance.now();
  end?.stop();
  for (const track of stream.getTracks()) track.stop();
  return { text, showToTextMs: Math.max(0, nowMs - shownMs), openToTextMs: nowMs - openedMs };
}

type Read = { text: string | null; showToTextMs: number; openToTextMs: number };

interface ClipTimes {
  readonly trouble: Trouble;
  readonly severity: number;
  /** Ms of each opening; null when nothing was read. */
  readonly ours: readonly (number | null)[];
  /** Without the consent page before: the decoder starts with the camera. Empty for most clips. */
  readonly oursUnprepared: readonly (number | null)[];
  /** The page's thread four times slower. Chromium slows no worker, and @zxing has none. */
  readonly oursSlowed: readonly (number | null)[];
  readonly zxingBrowserSlowed: readonly (number | null)[];
  readonly zxingBrowser: readonly (number | null)[];
}

/** Every clip in a browser of its own, whose camera it is; `rounds` openings of each. */
export async function measureLive(
  url: string,
  set: ClipSet,
  rounds: number,
  tell: (words: string) => void,
) {
  const profile = newProfile();
  const found = {
    ours: [] as Read[],
    oursUnprepared: [] as Read[],
    oursSlowed: [] as Read[],
    zxingBrowser: [] as Read[],
    zxingBrowserSlowed: [] as Read[],
  };
  const perClip: ClipTimes[] = [];
  try {
    for (const [at, clip] of set.clips.entries()) {
      const [trouble, severity] = clip;
      tell(`clip ${at + 1} of ${set.clips.length}: ${trouble}`);
      const path = join(profile.directory, 'clip.mjpeg');
      const text = writeClip(path, clip, set.seed + 10 * at, set);
      const { context, page } = await openBrowser(profile, {
        flags: [
          '--use-fake-ui-for-media-stream',
          '--use-fake-device-for-media-stream',
          `--use-file-for-fake-video-capture=${path}`,
        ],
      });
      try {
        await page.goto(url);
        const ours = await readAll(page, readPrepared, rounds, text);
        const cold = await readAll(page, readUnprepared, at % unpreparedEvery === 0 ? 1 : 0, text);
        const peer = await readAll(page, readAlone, 1, text);
        await throttle(page, slowdown);
        const slowed = await readAll(page, readPrepared, 1, text);
        const peerSlowed = await readAll(page, readAlone, 1, text);
        found.ours.push(...ours);
        found.oursUnprepared.push(...cold);
        found.oursSlowed.push(...slowed);
        found.zxingBrowser.push(...peer);
        found.zxingBrowserSlowed.push(...peerSlowed);
        const timed = {
          trouble,
          severity,
          ours: times(ours),
          oursUnprepared: times(cold),
          oursSlowed: times(slowed),
          zxingBrowser: times(peer),
          zxingBrowserSlowed: times(peerSlowed),
        };
        perClip.push(timed);
        // A run that is cut short has said what it found.
        tell(JSON.stringify(timed));
      } finally {
        await context.close();
      }
    }
  } finally {
    profile.remove();
  }
  const inTime = (ms: number | null) => ms !== null && ms <= inTimeMs;
  const summary = (name: keyof typeof found) => ({
    /** In every opening, and in one at least. */
    clipsWithinSecond: perClip.filter((clip) => clip[name].length > 0 && clip[name].every(inTime))
      .length,
    clipsOnceWithinSecond: perClip.filter((clip) => clip[name].some(inTime)).length,
    read: found[name].filter(({ text }) => text !== null).length,
    of: found[name].length,
    showToTextMs: ofEvents(found[name].map((read) => read.showToTextMs)),
    openToTextMs: ofEvents(found[name].map((read) => read.openToTextMs)),
  });
  return {
    clips: set.clips.length,
    rounds,
    waitMs,
    consentMs,
    ours: summary('ours'),
    oursUnprepared: summary('oursUnprepared'),
    oursSlowed: summary('oursSlowed'),
    zxingBrowser: summary('zxingBrowser'),
    zxingBrowserSlowed: summary('zxingBrowserSlowed'),
    perClip,
  };
}

const times = (reads: readonly Read[]) =>
  reads.map(({ text, showToTextMs }) => (text === null ? null : Math.round(showToTextMs)));

const readPrepared = (page: Page) => page.evaluate(readOurs, { paths: modules, waitMs, consentMs });
const readUnprepared = (page: Page) =>
  page.evaluate(readOurs, { paths: modules, waitMs, consentMs: 0 });
const readAlone = (page: Page) => page.evaluate(readPeer, { paths: modules, waitMs });

async function readAll(
  page: Page,
  read: (page: Page) => Promise<Read>,
  rounds: number,
  wanted: string,
): Promise<Read[]> {
  const reads: Read[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const one = await read(page);
    if (one.text !== null && one.text !== wanted) throw new Error(`a wrong text: ${one.text}`);
    reads.push(one);
  }
  return reads;
}
