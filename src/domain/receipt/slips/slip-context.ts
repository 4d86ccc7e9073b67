import type { Language } from '../../basics/index.ts';

/** Where a slip is printed; the plate, building and ward of the kiosk. */
export interface SlipSite {
  readonly plate: string;
  readonly building: string;
  readonly ward: string;
}

/** What all slips need to know beside their matter. */
export interface SlipContext {
  readonly language: Language;
  /** R71: large print for whoever asked for large text. */
  readonly large: boolean;
  readonly trial: boolean;
  readonly site: SlipSite;
  /** Today as ISO day, or undefined when the clock is not believed: said, never guessed. */
  readonly today: string | undefined;
}

const unknownDay = { vi: 'chưa rõ', en: 'not known' } as const;

/** `2026-11-20` → `20/11/2026`, as both languages write it here; unknown days are said so. */
export function dayText(day: string | undefined, language: Language): string {
  if (day === undefined) return unknownDay[language];
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date}/${month}/${year}`;
}

const house = { vi: 'Nhà', en: 'House' } as const;

/** `Nhà A3, Chung cư Yên Hòa`: where the slip comes from. */
export function placeText({ site, language }: SlipContext): string {
  return [`${house[language]} ${site.plate}`, site.building || site.ward]
    .filter((part) => part !== '')
    .join(', ');
}

const kioskSource = { vi: 'máy Một Chạm', en: 'Một Chạm kiosk' } as const;

/** Source line of a slip about a request: this kiosk itself. */
export function kioskSourceText({ site, language }: SlipContext): string {
  return `${kioskSource[language]} ${site.plate}`;
}

const help = { vi: 'Cần hỏi: gọi 1022.', en: 'Questions: call 1022.' } as const;

/** Where to ask. 1022 is the city's information hotline. */
export function helpText(language: Language): string {
  return help[language];
}
