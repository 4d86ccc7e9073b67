/** Arithmetic of GF(256) over x⁸+x⁴+x³+x²+1, the field of QR codes (ISO/IEC 18004 §7.5). */
const exponents = new Uint8Array(512);
const logarithms = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i += 1) {
  exponents[i] = value;
  exponents[i + 255] = value;
  logarithms[value] = i;
  value <<= 1;
  if (value & 256) value ^= 0x11d;
}

const power = (exponent: number) => exponents[((exponent % 255) + 255) % 255] as number;
const log = (value: number) => logarithms[value] as number;
const multiply = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : (exponents[log(a) + log(b)] as number);
const divide = (a: number, b: number) => (a === 0 ? 0 : power(log(a) - log(b)));

/** Polynomials hold the coefficient of xⁱ at i. */
type Polynomial = number[];

function evaluate(polynomial: Polynomial, x: number): number {
  let value = 0;
  for (let i = polynomial.length - 1; i >= 0; i -= 1) {
    value = multiply(value, x) ^ (polynomial[i] as number);
  }
  return value;
}

function product(a: Polynomial, b: Polynomial): Polynomial {
  const out = new Array<number>(a.length + b.length - 1).fill(0);
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      out[i + j] = (out[i + j] as number) ^ multiply(a[i] as number, b[j] as number);
    }
  }
  return out;
}

function syndromesOf(block: Uint8Array, checkCount: number): Polynomial {
  return Array.from({ length: checkCount }, (_, root) => {
    const x = power(root);
    let value = 0;
    for (const codeword of block) value = multiply(value, x) ^ codeword;
    return value;
  });
}

/** Locator of the errors beside the erasures: Berlekamp and Massey, started at the erasures. */
function locatorOf(syndromes: Polynomial, erasures: Polynomial): Polynomial | undefined {
  const erased = erasures.length - 1;
  let locator = [...erasures];
  let previous = [...erasures];
  let length = erased;
  let gap = 1;
  let lastDiscrepancy = 1;
  for (let step = erased; step < syndromes.length; step += 1) {
    let discrepancy = 0;
    for (let i = 0; i < locator.length && i <= step; i += 1) {
      discrepancy ^= multiply(locator[i] as number, syndromes[step - i] as number);
    }
    if (discrepancy === 0) {
      gap += 1;
      continue;
    }
    const kept = [...locator];
    const factor = divide(discrepancy, lastDiscrepancy);
    while (locator.length < previous.length + gap) locator.push(0);
    for (let i = 0; i < previous.length; i += 1) {
      locator[i + gap] = (locator[i + gap] as number) ^ multiply(factor, previous[i] as number);
    }
    if (2 * length <= step + erased) {
      length = step + erased + 1 - length;
      previous = kept;
      lastDiscrepancy = discrepancy;
      gap = 1;
    } else gap += 1;
  }
  while (locator.length > 1 && locator.at(-1) === 0) locator = locator.slice(0, -1);
  return locator.length - 1 === length ? locator : undefined;
}

/**
 * Corrects a block in place. `erasures` are places known to be doubtful: each costs half of what an
 * error costs. `spare` check codewords are left to prove the correction: none may be needed.
 *
 * @returns the number of errors beside the erasures; undefined when it cannot be corrected, and the
 * block is then as it was
 */
export function correctBlock(
  block: Uint8Array,
  checkCount: number,
  erasures: readonly number[],
  spare: number,
): number | undefined {
  const syndromes = syndromesOf(block, checkCount);
  if (syndromes.every((value) => value === 0)) return 0;
  const placeOf = (index: number) => power(block.length - 1 - index);
  let erasureLocator: Polynomial = [1];
  for (const index of erasures) erasureLocator = product(erasureLocator, [1, placeOf(index)]);
  const locator = locatorOf(syndromes, erasureLocator);
  if (!locator) return undefined;
  const found = locator.length - 1;
  const errors = found - erasures.length;
  if (2 * errors + erasures.length > checkCount - spare) return undefined;

  const places: number[] = [];
  for (let index = 0; index < block.length; index += 1) {
    if (evaluate(locator, divide(1, placeOf(index))) === 0) places.push(index);
  }
  if (places.length !== found) return undefined;

  const evaluator = product(syndromes, locator).slice(0, checkCount);
  // In characteristic 2 the derivative keeps the odd coefficients only.
  const derivative = locator.map((_, i) => (i % 2 === 0 ? (locator[i + 1] ?? 0) : 0));
  const corrections = places.map((index) => {
    const x = placeOf(index);
    const inverse = divide(1, x);
    const slope = evaluate(derivative, inverse);
    return slope === 0 ? undefined : multiply(x, divide(evaluate(evaluator, inverse), slope));
  });
  if (corrections.includes(undefined)) return undefined;
  const corrected = Uint8Array.from(block);
  places.forEach((index, i) => {
    corrected[index] = (corrected[index] as number) ^ (corrections[i] as number);
  });
  if (syndromesOf(corrected, checkCount).some((value) => value !== 0)) return undefined;
  block.set(corrected);
  return errors;
}
