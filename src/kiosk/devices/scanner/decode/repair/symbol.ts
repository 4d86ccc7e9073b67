/** Above this version a camera of 1280×720 gives a damaged code too few pixels to repair. */
export const versionMax = 20;

/** Error correction levels in the order of their two bits in the format information. */
export type Level = 'M' | 'L' | 'H' | 'Q';
const levels: readonly Level[] = ['M', 'L', 'H', 'Q'];

/** ISO/IEC 18004 table 9: check codewords a block, by version from 1. */
const checkCounts: Readonly<Record<Level, readonly number[]>> = {
  L: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28],
  M: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26],
  Q: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30],
  H: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28],
};
/** ISO/IEC 18004 table 9: blocks, by version from 1. */
const blockCounts: Readonly<Record<Level, readonly number[]>> = {
  L: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8],
  M: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16],
  Q: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20],
  H: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25],
};

/** What is known of a symbol by its version alone. */
export interface QrSymbol {
  readonly version: number;
  /** Modules a side. */
  readonly side: number;
  /** By row: 1 dark, -1 light, 0 where data or format stand. */
  readonly known: Int8Array;
  /** The known modules, and half of them for a first look. */
  readonly landmarks: Landmarks;
  readonly fewLandmarks: Landmarks;
  /** Modules of the data bits, in the order of the codewords. */
  readonly dataOrder: readonly number[];
  /** Modules of the two copies of the format, bit 14 (first) to 0. */
  readonly format: readonly (readonly number[])[];
}

/** Places `u, v` in modules, one after the other, and what stands there: 1 dark, -1 light. */
export interface Landmarks {
  readonly places: Float32Array;
  readonly expected: Float32Array;
}

const symbols = new Map<number, QrSymbol>();

/** @throws when the version is not 1 to 20 */
export function symbolOf(version: number): QrSymbol {
  if (!Number.isInteger(version) || version < 1 || version > versionMax) {
    throw new Error(`no symbol of version ${version}`);
  }
  const made = symbols.get(version) ?? makeSymbol(version);
  symbols.set(version, made);
  return made;
}

/** Centres of the alignment patterns on one axis (ISO/IEC 18004 annex E). */
export function alignmentCentres(version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const last = version * 4 + 10;
  return [6, ...Array.from({ length: count - 1 }, (_, i) => last - step * (count - 2 - i))];
}

function makeSymbol(version: number): QrSymbol {
  const side = version * 4 + 17;
  const known = new Int8Array(side * side);
  const set = (x: number, y: number, dark: boolean) => {
    if (x >= 0 && y >= 0 && x < side && y < side) known[y * side + x] = dark ? 1 : -1;
  };
  for (let i = 8; i < side - 8; i += 1) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
  const rings = (cx: number, cy: number, radius: number, isDark: (ring: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        set(cx + dx, cy + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  const centres = alignmentCentres(version);
  const far = centres.at(-1);
  for (const cy of centres) {
    for (const cx of centres) {
      const inFinder = (cx === 6 && (cy === 6 || cy === far)) || (cy === 6 && cx === far);
      if (!inFinder) rings(cx, cy, 2, (ring) => ring !== 1);
    }
  }
  for (const [cx, cy] of [
    [3, 3],
    [side - 4, 3],
    [3, side - 4],
  ] as const) {
    rings(cx, cy, 4, (ring) => ring !== 2 && ring !== 4);
  }
  set(8, side - 8, true);
  if (version >= 7) setVersion(version, side, set);
  const format = formatModules(side);
  const reserved = new Set(format.flat());
  return {
    version,
    side,
    known,
    format,
    landmarks: landmarksOf(side, known, 1),
    fewLandmarks: landmarksOf(side, known, 2),
    dataOrder: dataOrder(side, known, reserved),
  };
}

/** Every `nth` known module. */
function landmarksOf(side: number, known: Int8Array, nth: number): Landmarks {
  const modules = Array.from(known.keys()).filter((module) => known[module] !== 0);
  const chosen = modules.filter((_, i) => i % nth === 0);
  return {
    places: Float32Array.from(
      chosen.flatMap((module) => [(module % side) + 0.5, Math.floor(module / side) + 0.5]),
    ),
    expected: Float32Array.from(chosen, (module) => known[module] as number),
  };
}

/** ISO/IEC 18004 §7.10: 18 bits, twice. */
function setVersion(
  version: number,
  side: number,
  set: (x: number, y: number, dark: boolean) => void,
): void {
  let rest = version;
  for (let i = 0; i < 12; i += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i += 1) {
    const dark = ((bits >>> i) & 1) === 1;
    const a = side - 11 + (i % 3);
    const b = Math.floor(i / 3);
    set(a, b, dark);
    set(b, a, dark);
  }
}

/** ISO/IEC 18004 §7.9: where each bit of the format stands, 14 first. */
function formatModules(side: number): readonly (readonly number[])[] {
  const at = (x: number, y: number) => y * side + x;
  const nearCorner = Array.from({ length: 15 }, (_, i) => {
    const bit = 14 - i;
    if (bit <= 5) return at(8, bit);
    if (bit === 6) return at(8, 7);
    if (bit === 7) return at(8, 8);
    if (bit === 8) return at(7, 8);
    return at(14 - bit, 8);
  });
  const apart = Array.from({ length: 15 }, (_, i) => {
    const bit = 14 - i;
    return bit < 8 ? at(side - 1 - bit, 8) : at(8, side - 15 + bit);
  });
  return [nearCorner, apart];
}

/** ISO/IEC 18004 §7.7.3: two columns at a time from the right, up and down in turn. */
function dataOrder(side: number, known: Int8Array, reserved: ReadonlySet<number>): number[] {
  const order: number[] = [];
  for (let right = side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let row = 0; row < side; row += 1) {
      const y = upward ? side - 1 - row : row;
      for (const x of [right, right - 1]) {
        const module = y * side + x;
        if (known[module] === 0 && !reserved.has(module)) order.push(module);
      }
    }
  }
  return order;
}

/** Five bits of meaning, fifteen on paper. */
export interface Format {
  readonly level: Level;
  readonly mask: number;
  /** The fifteen bits, 14 first. */
  readonly bits: readonly boolean[];
}

/** All 32 formats (ISO/IEC 18004 §7.9.1). */
export const formats: readonly Format[] = Array.from({ length: 32 }, (_, value) => {
  let rest = value;
  for (let i = 0; i < 10; i += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((value << 10) | rest) ^ 0x5412;
  return {
    level: levels[value >> 3] as Level,
    mask: value & 7,
    bits: Array.from({ length: 15 }, (_, i) => ((bits >>> (14 - i)) & 1) === 1),
  };
});

/** Whether a mask turns the module over (ISO/IEC 18004 table 10). */
export function isTurned(mask: number, x: number, y: number): boolean {
  switch (mask) {
    case 0:
      return (x + y) % 2 === 0;
    case 1:
      return y % 2 === 0;
    case 2:
      return x % 3 === 0;
    case 3:
      return (x + y) % 3 === 0;
    case 4:
      return (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0;
    case 5:
      return ((x * y) % 2) + ((x * y) % 3) === 0;
    case 6:
      return (((x * y) % 2) + ((x * y) % 3)) % 2 === 0;
    default:
      return (((x + y) % 2) + ((x * y) % 3)) % 2 === 0;
  }
}

/** A block of codewords: where its codewords stand in the interleaved order, data first. */
export interface BlockPlan {
  readonly checkCount: number;
  readonly places: readonly number[];
}

/** ISO/IEC 18004 §7.6: how codewords are dealt to blocks. */
export function blockPlans(symbol: QrSymbol, level: Level): readonly BlockPlan[] {
  const total = Math.floor(symbol.dataOrder.length / 8);
  const checkCount = checkCounts[level][symbol.version - 1] as number;
  const count = blockCounts[level][symbol.version - 1] as number;
  const shortData = Math.floor(total / count) - checkCount;
  const longBlocks = total % count;
  const dataTotal = total - checkCount * count;
  return Array.from({ length: count }, (_, block) => {
    const places = Array.from({ length: shortData }, (_, i) => i * count + block);
    const longIndex = block - (count - longBlocks);
    if (longIndex >= 0) places.push(shortData * count + longIndex);
    for (let i = 0; i < checkCount; i += 1) places.push(dataTotal + i * count + block);
    return { checkCount, places };
  });
}
