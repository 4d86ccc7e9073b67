/**
 * Codes as a hostile or broken printer makes them, for the fuzz in the tests and the long one of
 * `npm run bench:codes`. Repeatable: a failure names its seed and comes again.
 */
const seeds = [
  '001199012345|012345678|Trần Thị Minh Hoà|05031999|Nữ|Tổ 4, Phường Láng, Hà Nội|12082021',
  '00020101021238540010A00000072701240006970436011098895593570208QRIBFTTA53037045405100005802VN62320828day la noi dung chuyen khoan6304EEF5',
  '000.00.12.H26-200526-0001',
  '000201010211520458125802VN',
  '036.184.001.234, 0912 345 678, 9704 0311 0123 4566, Đỗ Thị Ngọc',
  'bit.ly/3xYz?a=b&token=c#d?maHoSo=H26.15.17-261101-0042',
  'https://id.gs1.org/01/08935049500018/10/AB/21/X?17=270101&3103=001250',
  ']C101089350495000181727010110AB12\x1D21S9',
  '(01)08935049500018(17)270101(10)AB12(21)S9',
  'GD4010123456789|54|05/03/1999|1||01 - 029|01/01/2026|31/12/2026|$',
  'motcham:follow:0123456789X',
  'https://a:b@evil.com:8443/?ma_ho_so=G12.34.56-260101-1234',
  `${' '.repeat(1000)}a${'('.repeat(1000)}`,
  '1'.repeat(4000),
  `${'0001'.repeat(1000)}6304`,
  `000201${'38040000'.repeat(400)}`,
  `https://a/${'/01'.repeat(1300)}`,
  `001199012345|012345678|${'Nguyễn '.repeat(300)}|05031999|Nữ|${'Tổ 4, '.repeat(200)}|12082021`,
  'ABCD-EFGH-JKM',
  `(01)08935049500018${'(10)A'.repeat(600)}`,
  `]C1${'10A\x1D'.repeat(1000)}`,
  `https://a.vn/01/08935049500018?${'17=270101&'.repeat(390)}`,
  `${'H26.'.repeat(15)}-200526-0001`,
  `GD4010123456789|${'c3'.repeat(200)}|x|$`,
];
const alphabet = [...'|0159AzO.-–: /()%&?=#@\u0000\x1D\uD800\u202E\uFFFDếà́'];

/** A small repeatable generator (mulberry32): a failure names its seed and comes again. */
function generator(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One to eight changes: cut, repeat, replace, or splice in a piece of another code. */
function mutate(random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let text = pick(seeds);
  for (let n = Math.floor(random() * 8); n >= 0; n -= 1) {
    const at = Math.floor(random() * (text.length + 1));
    const kind = random();
    if (kind < 0.3) text = text.slice(0, at) + pick(alphabet) + text.slice(at + 1);
    else if (kind < 0.5) text = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 9));
    else if (kind < 0.7) text = text.slice(0, at) + text.slice(Math.max(0, at - 5));
    else if (kind < 0.9) text = text.slice(0, at) + pick(seeds).slice(Math.floor(random() * 40));
    else text = text.slice(0, at) + pick(alphabet).repeat(Math.floor(random() * 200));
  }
  return text;
}

/** The mutated code of a seed. */
export function mutatedCode(seed: number): string {
  return mutate(generator(seed));
}
