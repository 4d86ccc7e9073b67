// Which texts, and which troubles: what hard-frames.ts draws.

export const troubles = [
  'blur',
  'shake',
  'noise',
  'lowContrast',
  'thermalFade',
  'reflex',
  'shadow',
  'tilt',
  'crumple',
  'phoneScreen',
  'farAway',
  'jpeg',
  'covered',
  'inverted',
  'mirrored',
  'empty',
] as const;
export type Trouble = (typeof troubles)[number];

export type Random = () => number;

/** Numbers from 0 to 1: xorshift, the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ 0x5bd1e995) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const pick = <T>(random: Random, all: readonly T[]) => all[Math.floor(random() * all.length)] as T;

/** Fabricated texts of the kinds that residents hold up (domain.md §3). */
export function someText(random: Random): string {
  const name = `${pick(random, ['Nguyễn', 'Trần', 'Lê', 'Đỗ'])} ${pick(random, ['Thị', 'Văn', 'Minh'])} ${pick(random, ['Hoà', 'Dũng', 'Hương', 'Yến', 'Khánh'])}`;
  const ward = pick(random, ['Láng', 'Bạch Mai', 'Cầu Giấy', 'Hoàn Kiếm', 'Yên Hoà']);
  switch (Math.floor(random() * 5)) {
    case 0:
      return `0010${digits(random, 8)}|${digits(random, 9)}|${name}|0503${1950 + Math.floor(random() * 55)}|Nữ|Số ${digits(random, 2)}, ngõ ${digits(random, 2)}, phường ${ward}, Hà Nội|12082021`;
    case 1:
      return `000.00.12.H26-2${digits(random, 5)}-${digits(random, 4)}`;
    case 2:
      return `https://id.gs1.org/01/0893${digits(random, 10)}/10/L${digits(random, 5)}?17=280331`;
    case 3:
      return `Phiếu hẹn ${digits(random, 3)}: ${name}, phường ${ward}. Trả kết quả lúc 15h30`;
    default:
      return `https://dichvucong.example.gov.vn/tra-cuu?ma=${digits(random, 4)}-${digits(random, 8)}-${digits(random, 4)}`;
  }
}

export interface Scene {
  modulePx: number;
  turn: number;
  tilt: number;
  tiltTowards: number;
  paper: number;
  ink: number;
  light: number;
  blurPx: number;
  shakePx: number;
  shakeTowards: number;
  noise: number;
  crumple: number;
  reflexes: readonly { x: number; y: number; radius: number; strength: number }[];
  shadow: number;
  fade: number;
  pixelsAModule: number;
  /** How many times coarser than JPEG's own table; 0 without. */
  jpegTimes: number;
  /** A thumb: its middle as a share of the code's side from its middle, and its radius. */
  thumb: { x: number; y: number; radius: number } | undefined;
  mirrored: boolean;
}

/** How hard: 0 mild, 1 what no decoder reads. */
export function sceneOf(trouble: Trouble, severity: number, random: Random): Scene {
  const between = (low: number, high: number) => low + (high - low) * random();
  const scene: Scene = {
    modulePx: between(3.2, 4.6),
    turn: between(-0.5, 0.5) + (Math.PI / 2) * Math.floor(random() * 4),
    tilt: between(0, 0.2),
    tiltTowards: between(0, 6.28),
    paper: between(0.6, 0.85),
    ink: between(0.04, 0.12),
    light: between(0.8, 1.1),
    blurPx: 0.5,
    shakePx: 0,
    shakeTowards: between(0, 3.14),
    noise: 0.012,
    crumple: 0,
    reflexes: [],
    shadow: 0,
    fade: 0,
    pixelsAModule: 0,
    jpegTimes: 0,
    thumb: undefined,
    mirrored: false,
  };
  switch (trouble) {
    case 'blur':
      scene.blurPx = scene.modulePx * (0.25 + 0.5 * severity);
      break;
    case 'shake':
      scene.shakePx = scene.modulePx * (0.5 + 2 * severity);
      break;
    case 'noise':
      scene.light = 0.3 - 0.2 * severity;
      scene.noise = 0.02 + 0.05 * severity;
      break;
    case 'lowContrast':
      scene.ink = scene.paper * (0.6 + 0.37 * severity);
      break;
    case 'thermalFade':
      scene.fade = 0.3 + 0.7 * severity;
      scene.blurPx = 0.8;
      break;
    case 'reflex':
      scene.reflexes = Array.from({ length: 1 + Math.round(2 * severity) }, () => ({
        x: between(-0.5, 0.5),
        y: between(-0.5, 0.5),
        radius: 0.05 + 0.22 * severity,
        strength: between(0.8, 2.5),
      }));
      break;
    case 'shadow':
      scene.shadow = 0.5 + 0.45 * severity;
      scene.noise = 0.02;
      break;
    case 'tilt':
      scene.tilt = 0.4 + 0.75 * severity;
      break;
    case 'crumple':
      scene.crumple = 0.3 + 1.1 * severity;
      break;
    case 'phoneScreen':
      scene.pixelsAModule = between(1.6, 4.2);
      scene.light = 1 + 1.2 * severity;
      scene.modulePx = 4.2 - 1.6 * severity;
      scene.blurPx = 0.4 + 0.4 * severity;
      break;
    case 'farAway':
      scene.modulePx = 2.6 - 1.25 * severity;
      break;
    case 'jpeg':
      scene.jpegTimes = 2 + 10 * severity;
      scene.modulePx = between(2.8, 3.8);
      break;
    case 'covered': {
      const towards = between(0, 6.28);
      const [x, y] = [0.55 * Math.cos(towards), 0.55 * Math.sin(towards)];
      scene.thumb = { x, y, radius: 0.12 + 0.24 * severity };
      break;
    }
    case 'inverted':
      [scene.ink, scene.paper] = [scene.paper, scene.ink];
      scene.blurPx = scene.modulePx * (0.15 + 0.4 * severity);
      break;
    case 'mirrored':
      scene.mirrored = true;
      scene.blurPx = scene.modulePx * (0.15 + 0.4 * severity);
      break;
    case 'empty':
      break;
  }
  return scene;
}
