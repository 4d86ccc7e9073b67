/** Letters a syllable begins with; `gi` and `qu` count as one sound. The empty onset is one too. */
export const onsets: readonly string[] =
  ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

/** Spells out vowels and what may end them, `-`: nothing. `a - c, ă c` is a, ac, ăc. */
const spellOut = (groups: string): string[] =>
  groups.split(', ').flatMap((group) => {
    const [vowels = '', ...ends] = group.split(' ');
    return ends.map((end) => vowels + (end === '-' ? '' : end));
  });

/** What follows the onset, without a tone. Loan words (xoong, tuyn) are in, sounds of nature are not. */
export const rimes: readonly string[] = spellOut(
  'a - c ch i m n ng nh o p t u y, ă c m n ng p t, â c m n ng p t u y, ' +
    'e - c m n ng o p t, ê - ch m n ng nh p t u, i - ch m n nh p t u, ia -, ' +
    'iê c m n ng p t u, o - c i m n ng p t, oo c ng, oa - c ch i m n ng nh o p t y, ' +
    'oă c m n ng t, oe - n o t, ô - c i m n ng p t, ơ - i m n p t, u - c i m n ng p t y, ' +
    'ua -, uâ n ng t y, uê - ch nh, uơ -, uô c i m n ng t, uya -, uy ch n nh p t u, ' +
    'uyê n t, ư - c i ng t u, ưa -, ươ c i m n ng p t u, y -, yê m n ng t u',
);

/** What is written after `qu`. */
const rimesOfQu = new Set(
  spellOut(
    'a - c ch i m n ng nh o t u y, ă c m n ng p t, â n ng t u y, e - n o t, ' +
      'ê - ch n nh t u, i - n ch t, y - ch nh t, yê n t u, ô c, ơ - i n',
  ),
);

/** Onsets after which `y` alone is written, official or by habit (kỹ, mỹ, Thy, Vy). */
const onsetsOfY = new Set(['', 'b', 'd', 'h', 'k', 'l', 'm', 'n', 's', 't', 'th', 'v']);

/** Whether onset and rime may be written together (c/k/q, g/gh, ng/ngh, i/y). */
export function agree(onset: string, rime: string): boolean {
  if (onset === 'qu') return rimesOfQu.has(rime);
  const first = rime[0] ?? '';
  if (rime === 'êng') return onset === 'gi'; // giếng, giêng and nothing else
  const front = 'eêiy'.includes(first);
  if (first === 'y') return rime === 'y' ? onsetsOfY.has(onset) : onset === '';
  if (onset === 'gi') return first !== 'i' && !rime.startsWith('uy') && !rime.startsWith('oa');
  if (onset === '' && rime.startsWith('iê')) return false;
  if (onset === 'k' || onset === 'gh' || onset === 'ngh') return front;
  if (onset === 'g') return !front || rime === 'i' || rime === 'in' || rime === 'ich';
  if (onset === 'c' || onset === 'ng') return !front;
  return true;
}

/** Rimes that end in a stop carry only sắc or nặng. */
export function endsInStop(rime: string): boolean {
  return /(?:c|ch|p|t)$/.test(rime);
}
