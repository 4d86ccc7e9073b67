import {
  type Reach,
  type ScreenName,
  screenNames,
  type TextSize,
  type Theme,
  textSizes,
  themes,
} from '../../src/kiosk/session/index.ts';
import { measureScreen } from '../../src/kiosk/ui/measure.ts';
import type { GuestLanguage } from '../../src/kiosk/words/guest-language.ts';
import { type Profile, profiles } from './profiles.ts';

/** Vietnamese, English, and English made a third longer with stacked marks. */
export const auditLanguages = ['vi', 'en', 'long'] as const;
export type AuditLanguage = (typeof auditLanguages)[number];

/** What a cell is drawn in: a guest's language is of the frame alone (`guests.ts`). */
export type CellLanguage = AuditLanguage | GuestLanguage;

export interface Cell {
  readonly screen: ScreenName;
  readonly profile: Profile;
  readonly textSize: TextSize;
  readonly theme: Theme;
  readonly language: CellLanguage;
  readonly reach: Reach;
}

const factors = {
  // A lift's screens have units and rules of their own: `lift.ts`.
  screen: screenNames.filter((name) => !name.startsWith('lift')),
  profile: profiles,
  textSize: textSizes,
  theme: themes,
  language: auditLanguages,
  reach: ['standing', 'low'],
} as const;
type Factor = keyof typeof factors;
const names = Object.keys(factors) as Factor[];

/** Screens of a lift are for what hangs in a car: ten and seven inches (requirements §2.3). */
const hangsInACar = (profile: Profile) => profile.name.startsWith('E');

/** Whether anybody ever sees this screen so. */
export function isSeen({
  screen,
  profile,
  textSize,
  theme,
  reach,
}: Omit<Cell, 'language'>): boolean {
  const isLift = screen.startsWith('lift');
  if (isLift && !hangsInACar(profile)) return false;
  // Staff come after a wipe and are offered no settings (S1). A lift has no key but the other
  // language (L5), and hangs at one height.
  if (!isLift && !screen.startsWith('staff')) return true;
  return textSize === 'M' && theme === 'light' && reach === 'standing';
}

type Row = Partial<Record<Factor, number>>;

/**
 * Units that share a frame draw a screen alike: of them one stands for all beside each screen. On
 * every unit alone every screen is seen by `npm run audit:full`.
 */
const frames = profiles.map(({ width, height, pxPerMm }) => {
  const { frame, short } = measureScreen(width, height, pxPerMm);
  return short ? 'short' : frame;
});
const standsFor = (profile: number) => frames.indexOf(frames[profile] ?? 'lobby');

/** The name of a pair of levels, the earlier factor first. */
function pairOf(one: Factor, i: number, other: Factor, j: number): string {
  if (names.indexOf(one) > names.indexOf(other)) return pairOf(other, j, one, i);
  const isScreenOnUnit = one === 'screen' && other === 'profile';
  return `${one}${i} ${other}${isScreenOnUnit ? standsFor(j) : j}`;
}

function pairsOf(row: Row, name: Factor, level: number): string[] {
  return names.flatMap((other) => {
    const chosen = row[other];
    return other === name || chosen === undefined ? [] : [pairOf(name, level, other, chosen)];
  });
}

/**
 * R73: rows in which every pair of two levels of any two factors stands together at least once: every
 * screen in every frame, size, theme and language; every profile in every size, theme and language.
 * Greedy, and the same on every run.
 */
export function pairwiseCells(): readonly Cell[] {
  const open = new Set<string>();
  names.forEach((one, at) => {
    for (const other of names.slice(at + 1))
      factors[one].forEach((_a, i) => {
        factors[other].forEach((_b, j) => {
          open.add(pairOf(one, i, other, j));
        });
      });
  });
  const rows: Required<Row>[] = [];
  let turn = 0;
  for (const [pair] of open.entries()) {
    if (!open.has(pair)) continue;
    const row: Row = {};
    for (const part of pair.split(' ')) {
      const name = names.find((one) => part.startsWith(one));
      if (name) row[name] = Number(part.slice(name.length));
    }
    for (const name of names) {
      if (row[name] !== undefined) continue;
      let best = { level: 0, gain: -1 };
      turn++;
      factors[name].forEach((_level, at) => {
        // Beginning elsewhere each time, or the first level would fill every row that is free.
        const level = (at + turn) % factors[name].length;
        const gain = pairsOf(row, name, level).filter((one) => open.has(one)).length;
        if (gain > best.gain) best = { level, gain };
      });
      row[name] = best.level;
    }
    const whole = row as Required<Row>;
    for (const name of names) for (const one of pairsOf(whole, name, whole[name])) open.delete(one);
    rows.push(whole);
  }
  return rows
    .map(cellOf)
    .map((cell) =>
      isSeen(cell) ? cell : { ...cell, textSize: 'M', theme: 'light', reach: 'standing' },
    );
}

function cellOf(row: Required<Row>): Cell {
  const level = <Name extends Factor>(name: Name): (typeof factors)[Name][number] => {
    const value = factors[name][row[name]];
    if (value === undefined) throw new Error(`no level ${row[name]} of ${name}`);
    return value;
  };
  return {
    screen: level('screen'),
    profile: level('profile'),
    textSize: level('textSize'),
    theme: level('theme'),
    language: level('language'),
    reach: level('reach'),
  };
}

/** How a cell is called in a finding. */
export function nameOfCell({ screen, profile, textSize, theme, language, reach }: Cell): string {
  return [screen, profile.name, textSize, theme, language, reach].join(' ');
}
