import { expect, test } from 'vitest';
import { mutatedCode } from '../../../test/support/mutated-codes.ts';
import { readCode, type ScannedCode } from './index.ts';

/** MOTCHAM_FUZZ_RUNS=1000000 for the long run; the default keeps the suite short. */
const runs = Number(process.env.MOTCHAM_FUZZ_RUNS ?? 20_000);

test(`${runs} mutated codes: an answer for each, and nothing hidden in what is shown`, () => {
  const today = { year: 2026, month: 11, day: 25 };
  const kinds = new Set<string>();
  for (let seed = 0; seed < runs; seed += 1) {
    const text = mutatedCode(seed);
    let code: ScannedCode;
    try {
      code = readCode(text, { today });
    } catch (error) {
      throw new Error(`seed ${seed} threw on ${JSON.stringify(text)}`, { cause: error });
    }
    kinds.add(code.kind);
    const shown = code.display.map((field) => field.text).join('');
    if (/[\p{Bidi_Control}\p{Cs}]/u.test(shown)) {
      throw new Error(`seed ${seed} shows ${JSON.stringify(shown)}`);
    }
  }
  // The fuzz reaches every reader but the ones that a mutation rarely spells out.
  for (const kind of ['citizenCard', 'payment', 'dossier', 'product', 'healthInsurance', 'slip']) {
    expect(kinds).toContain(kind);
  }
  for (const kind of ['link', 'text', 'rejected', 'invoice']) expect(kinds).toContain(kind);
}, 600_000);
