import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { log } from '../../log.ts';
import {
  cssFont,
  type FontSubset,
  fontFile,
  fontSubsets,
  fontWeights,
  registerFonts,
} from '../raster/fonts.ts';

/** Where the packed metrics live: domain is pure, so it gets them as data. */
export const metricsFile = fileURLToPath(
  new URL('../../../src/domain/receipt/metrics.json', import.meta.url),
);

/** One hash over the four font files: the metrics are stale when it differs. */
export function fontsHash(): string {
  const hash = createHash('sha256');
  for (const subset of fontSubsets) {
    for (const weight of fontWeights) hash.update(readFileSync(fontFile(subset, weight)));
  }
  return hash.digest('hex');
}

/** Characters of a font, from the format 4 `cmap` of its WOFF 1.0 sibling (plain zlib tables). */
function charactersOf(subset: FontSubset): string[] {
  const file = readFileSync(fontFile(subset, 400).replace(/woff2$/, 'woff'));
  const cmap = woffTable(file, 'cmap');
  const codes = new Set<number>();
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const at = cmap.readUInt32BE(8 + i * 8);
    if (cmap.readUInt16BE(at) !== 4) continue;
    const segments = cmap.readUInt16BE(at + 6) / 2;
    for (let k = 0; k < segments; k += 1) {
      const end = cmap.readUInt16BE(at + 14 + 2 * k);
      const start = cmap.readUInt16BE(at + 16 + 2 * segments + 2 * k);
      for (let code = start; code <= end && code < 0xffff; code += 1) codes.add(code);
    }
  }
  // Controls and the soft hyphen draw nothing; combining marks are composed away before measuring.
  return [...codes]
    .filter((code) => code >= 0x20 && code !== 0xad && !(code >= 0x300 && code <= 0x36f))
    .sort((a, b) => a - b)
    .map((code) => String.fromCodePoint(code));
}

function woffTable(file: Buffer, wanted: string): Buffer {
  for (let i = 0; i < file.readUInt16BE(12); i += 1) {
    const at = 44 + i * 20;
    if (file.toString('latin1', at, at + 4) !== wanted) continue;
    const offset = file.readUInt32BE(at + 4);
    const packed = file.readUInt32BE(at + 8);
    const data = file.subarray(offset, offset + packed);
    return packed < file.readUInt32BE(at + 12) ? inflateSync(data) : data;
  }
  throw new Error(`font table ${wanted} is missing`);
}

/** Equal rows share a class: kerning of 223 × 223 pairs becomes about 60 × 45 numbers. */
function classesOf(rows: readonly string[]): { classes: number[]; unique: string[] } {
  const unique: string[] = [];
  const classes = rows.map((row) => {
    const known = unique.indexOf(row);
    return known >= 0 ? known : unique.push(row) - 1;
  });
  return { classes, unique };
}

function weightMetrics(context: SKRSContext2D, characters: readonly string[], font: string) {
  context.font = font;
  const width = (text: string) => context.measureText(text).width;
  const advances = characters.map((character) => Math.round(width(character)));
  const matrix = characters.map((left, i) =>
    characters.map((right, j) =>
      Math.round(width(left + right) - (advances[i] ?? 0) - (advances[j] ?? 0)),
    ),
  );
  const left = classesOf(matrix.map((row) => row.join(' ')));
  const columns = characters.map((_, j) =>
    left.unique.map((row) => row.split(' ')[j] ?? '0').join(' '),
  );
  const right = classesOf(columns);
  return {
    advances: advances.join(' '),
    left: left.classes.join(' '),
    right: right.classes.join(' '),
    /** One row for each right class, one number for each left class. */
    kerning: right.unique,
  };
}

/** Measures the bundled font at 1000 dots an em, where a dot is a font unit. */
function generateMetrics(): unknown {
  registerFonts();
  const context = createCanvas(8, 8).getContext('2d');
  const latin = charactersOf('latin');
  const vietnamese = charactersOf('vietnamese');
  // As the font's style sheets divide them by `unicode-range`: what both files hold is Latin up to
  // U+00FF and Vietnamese above, so that a browser takes every letter from the same file.
  const characterSets: Readonly<Record<FontSubset, readonly string[]>> = {
    latin: latin.filter((c) => c <= '\u00ff' || !vietnamese.includes(c)),
    vietnamese: vietnamese.filter((c) => c > '\u00ff' || !latin.includes(c)),
  };
  const subsets = fontSubsets.map((subset) => {
    const characters = characterSets[subset];
    const weights = Object.fromEntries(
      fontWeights.map((weight) => [
        weight,
        weightMetrics(context, characters, cssFont(subset, weight, 1000)),
      ]),
    );
    return { characters: characters.join(''), weights };
  });
  return { fonts: fontsHash(), unitsPerEm: 1000, ascent: 1000, descent: 265, subsets };
}

if (import.meta.main) {
  writeFileSync(metricsFile, `${JSON.stringify(generateMetrics(), null, 1)}\n`);
  log('info', 'metrics.generated', { bytes: readFileSync(metricsFile).length });
}
