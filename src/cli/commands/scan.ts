import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Command, Option } from 'commander';
import {
  createZxingJs,
  decodeImage,
  type EngineName,
  type Engines,
  engineNames,
  loadZxingWasm,
} from '../../kiosk/devices/scanner/decode/index.ts';
import { CommandFailure } from '../support/steps.ts';

const imageName = /\.(png|jpe?g|webp|bmp|gif)$/i;

function findImages(directory: string): readonly string[] {
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CommandFailure(`${directory} is not a directory.`, 'Give a directory of images.');
  }
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => imageName.test(file))
    .sort();
  if (files.length === 0) {
    throw new CommandFailure(`There is no image in ${directory}.`, 'Give PNG, JPEG or WebP files.');
  }
  return files;
}

async function loadEngines(name: EngineName): Promise<Engines> {
  const wasm = readFileSync(
    createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'),
  );
  const bytes = new Uint8Array(wasm).buffer;
  const zxingWasm = await loadZxingWasm({ bytes });
  return name === 'zxing-js' ? { zxingWasm, zxingJs: await createZxingJs() } : { zxingWasm };
}

/** Text of one image, or null; a file that is no image counts as unread and is named. */
async function readOne(engines: Engines, path: string, name: EngineName): Promise<string | null> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return decodeImage(engines, data, image.width, image.height, name)?.text ?? null;
}

async function scanDirectory(directory: string, name: EngineName): Promise<void> {
  const files = findImages(directory);
  const engines = await loadEngines(name);
  const totals = { files: files.length, read: 0, unreadable: 0, ms: 0 };
  for (const file of files) {
    const started = performance.now();
    let text: string | null = null;
    try {
      text = await readOne(engines, join(directory, file), name);
    } catch (error) {
      totals.unreadable += 1;
      process.stderr.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    const ms = Number((performance.now() - started).toFixed(1));
    if (text !== null) totals.read += 1;
    totals.ms += ms;
    process.stdout.write(`${JSON.stringify({ file, text, engine: name, ms })}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ ...totals, engine: name, ms: Number(totals.ms.toFixed(1)) })}\n`,
  );
}

export function addScanCommand(program: Command): void {
  program
    .command('scan')
    .description("decode every image of a directory with the kiosk's own decoder")
    .requiredOption('--images <directory>', 'PNG, JPEG or WebP files')
    .addOption(
      new Option('--engine <name>', 'what ships, or one engine alone')
        .choices(engineNames)
        .default('ladder'),
    )
    .option('--json', 'one JSON object a line (it is always so)')
    .action((options: { images: string; engine: EngineName }) =>
      scanDirectory(options.images, options.engine),
    );
}
