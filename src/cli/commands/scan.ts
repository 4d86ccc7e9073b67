import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { type Command, Option } from 'commander';
import {
  createZxingJs,
  type Decoded,
  decodeImage,
  type EngineName,
  type Engines,
  engineNames,
  loadZxingWasm,
} from '../../kiosk/devices/scanner/decode/index.ts';
import { CommandFailure } from '../support/steps.ts';

/**
 * What is listed. Nothing here decodes TIFF and HEIC: such a file is said to be broken, with the reason,
 * because an image that is left out unsaid is counted by nobody.
 */
const imageName = /\.(png|jpe?g|webp|bmp|gif|avif|tiff?|hei[cf])$/i;
/** A file larger than this is no photo of a code; it would fill the memory. Bytes. */
const fileBytesMax = 64 * 1024 * 1024;
/** A side longer than this could only be a decompression bomb: phones end at 12,000. Pixels. */
const sideMax = 20_000;
/** The same of the whole: a phone's largest photo has 108 MP. Pixels. */
const areaMax = 150_000_000;
/** Larger images are made smaller before they are read: 12 MP is a phone's whole photo. Pixels. */
const pixelsMax = 12_000_000;
/** Peers for comparison that are no part of the product: present in a checkout only. */
const peerNames = ['jsqr'] as const;

type Reader = (rgba: Uint8ClampedArray, width: number, height: number) => string | null;

/** Images by their names, in order. A link to a directory is not followed: it may lead back. */
function findImages(directory: string): readonly string[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFailure(`${directory} is not a directory.`, 'Give a directory of images.');
  }
  const files: string[] = [];
  const look = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) look(path);
      else if (imageName.test(entry.name) && !leadsToDirectory(entry, path)) files.push(path);
    }
  };
  look(directory);
  return files.map((file) => relative(directory, file)).sort();
}

function leadsToDirectory(entry: Dirent, path: string): boolean {
  return (
    entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  );
}

async function loadEngines(): Promise<Engines> {
  const wasm = readFileSync(
    createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  const zxingWasm = await loadZxingWasm({ bytes: new Uint8Array(wasm).buffer });
  return { zxingWasm, zxingJs: createZxingJs() };
}

async function loadReader(name: EngineName | (typeof peerNames)[number]): Promise<Reader> {
  if (name === 'jsqr') return loadJsqr();
  const engines = await loadEngines();
  return (rgba, width, height) => {
    const decoded: Decoded | undefined = decodeImage(engines, rgba, width, height, name);
    // A kiosk refuses what is not UTF-8; here it is shown as the engine guesses it.
    return decoded?.guess ?? decoded?.text ?? null;
  };
}

type Jsqr = (
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly binaryData: readonly number[] } | null;

function loadJsqr(): Reader {
  const utf8 = new TextDecoder();
  let jsqr: Jsqr;
  try {
    // CommonJS: `import` and its types disagree about where the function stands.
    jsqr = createRequire(import.meta.url)('jsqr').default;
  } catch {
    throw new CommandFailure('jsqr is not installed.', 'It is a peer for tests: npm install.');
  }
  return (rgba, width, height) => {
    const found = jsqr(rgba, width, height);
    return found === null ? null : utf8.decode(Uint8Array.from(found.binaryData));
  };
}

/** Text of one image, or null. @throws when the file is no image, or too large a one */
async function readOne(read: Reader, path: string): Promise<string | null> {
  const stat = statSync(path);
  // A pipe or a device would be waited for, or have no end.
  if (!stat.isFile()) throw new Error('not a file');
  const { size } = stat;
  if (size === 0) throw new Error('the file is empty');
  if (size > fileBytesMax) throw new Error(`larger than ${fileBytesMax / 1024 ** 2} MB`);
  const image = await loadImage(path);
  if (!(image.width > 0 && image.height > 0)) throw new Error('the file is no image');
  if (Math.max(image.width, image.height) > sideMax) throw new Error(`wider than ${sideMax} px`);
  if (image.width * image.height > areaMax) throw new Error(`more than ${areaMax / 1e6} MP`);
  const { data, width, height } = pixelsOf(image);
  return read(data, width, height);
}

function pixelsOf(image: Image) {
  const scale = Math.min(1, Math.sqrt(pixelsMax / (image.width * image.height)));
  const width = Math.max(1, Math.floor(image.width * scale));
  const height = Math.max(1, Math.floor(image.height * scale));
  const pen = createCanvas(width, height).getContext('2d');
  // What is transparent is paper.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
}

async function scanDirectory(directory: string, name: EngineName | (typeof peerNames)[number]) {
  const files = findImages(directory);
  const read = await loadReader(name);
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // `| head` has seen enough.
    process.exit(0);
  });
  const totals = { files: files.length, read: 0, unread: 0, broken: 0 };
  let totalMs = 0;
  for (const file of files) {
    const started = performance.now();
    let text: string | null = null;
    let error: string | undefined;
    try {
      text = await readOne(read, join(directory, file));
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    const ms = round(performance.now() - started);
    totalMs += ms;
    if (error !== undefined) totals.broken += 1;
    else if (text === null) totals.unread += 1;
    else totals.read += 1;
    const line = { file, text, engine: name, ms, ...(error === undefined ? {} : { error }) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  process.stdout.write(`${JSON.stringify({ ...totals, engine: name, ms: round(totalMs) })}\n`);
  if (files.length === 0) {
    throw new CommandFailure(`There is no image in ${directory}.`, 'Give PNG, JPEG or WebP files.');
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10;

export function addScanCommand(program: Command): void {
  program
    .command('scan')
    .description("decode every image of a directory with the kiosk's own decoder")
    .requiredOption('--images <directory>', 'PNG, JPEG, WebP, AVIF, GIF or BMP files')
    .addOption(
      new Option('--engine <name>', 'what ships, or one engine alone')
        .choices([...engineNames, ...peerNames])
        .default('ladder'),
    )
    .option('--json', 'one JSON object a line (it is always so)')
    .action((options: { images: string; engine: EngineName | (typeof peerNames)[number] }) =>
      scanDirectory(options.images, options.engine),
    );
}
