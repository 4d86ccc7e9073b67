/** Letters a syllable begins with; `gi` and `qu` count as one sound. The empty onset is one too. */
export const onsets: readonly string[] =
  ' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ');

/** What follows the onset, without a tone. Loan words (xoong, tuyn) are in, sounds of nature are not. */
export const rimes: readonly string[] = [
  'a ac ach ai am an ang anh ao ap at au ay',
  'ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây',
  'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu',
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu',
  'o oc oi om on ong ooc oong op ot',
  'oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet',
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
  'u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ',
  'uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt',
  'ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu',
  'y yêm yên yêng yêt yêu',
]
  .join(' ')
  .split(' ');

/** What is written after `qu`. */
const rimesOfQu = new Set(
  [
    'a ac ach ai am an ang anh ao at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây',
    'e en eo et ê êch ên ênh êt êu i in ich it y ych ynh yt yên yêt yêu ôc ơ ơi ơn',
  ]
    .join(' ')
    .split(' '),
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
