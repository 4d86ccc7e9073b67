import { type Flow, type TextUse, textUsesOf } from '../../../domain/guide/index.ts';
import {
  boxOf,
  type FitProfile,
  type FitSize,
  lineHeight,
  profiles,
  sizeNames,
} from './profiles.ts';

/** A text that does not keep to its place. */
export interface FitFinding {
  readonly severity: 'error' | 'warning';
  readonly key: string;
  readonly locale: string;
  readonly where: string;
  readonly text: string;
  readonly profile: FitProfile['name'];
  readonly size: FitSize;
  readonly lines: number;
  readonly most: number;
  /** One word is wider than the place: it would leave the screen. */
  readonly isTooWide: boolean;
}

export interface FitReport {
  readonly findings: readonly FitFinding[];
  readonly measures: number;
}

type Shown = TextUse & { readonly locale: string; readonly text: string };

function shownTexts(flow: Flow): Shown[] {
  const seen = new Set<string>();
  return textUsesOf(flow).flatMap((use) => {
    const own = `${use.role} ${use.key}`;
    if (seen.has(own)) return [];
    seen.add(own);
    return Object.keys(flow.locales).flatMap((locale) => {
      const text = flow.texts[locale]?.[use.key];
      return text === undefined ? [] : [{ ...use, locale, text }];
    });
  });
}

/** What was measured once: text, box → lines and whether it is too wide. */
const known = new Map<string, { readonly lines: number; readonly isTooWide: boolean }>();
/** Measures kept; a flow has about 8,000. */
const knownMax = 60_000;

/**
 * Lays every question, answer, paper and outcome out in this browser, with the kiosk's font, in the
 * box it has on seven devices at four sizes (requirements §3.2 FIT). Device by device, so that the
 * page stays alive; a changed text costs its own measures only.
 *
 * @param host an element of the document, where measuring boxes stand for a moment, unseen
 */
export async function measureFit(
  flow: Flow,
  host: HTMLElement,
  signal: AbortSignal,
): Promise<FitReport> {
  const fonts = [400, 600, 700].map((weight) =>
    document.fonts.load(`${weight} 20px "Be Vietnam Pro"`, 'Đường ẫ a'),
  );
  await Promise.all(fonts);
  const texts = shownTexts(flow);
  const findings: FitFinding[] = [];
  let measures = 0;
  if (known.size > knownMax) known.clear();
  for (const profile of profiles) {
    for (const size of sizeNames) {
      if (signal.aborted) return { findings, measures };
      const placed = texts.flatMap((shown) => {
        const box = boxOf(shown.role, profile, size);
        return box === undefined ? [] : [{ shown, box }];
      });
      measureAll(
        placed.map(({ shown, box }) => ({ text: shown.text, locale: shown.locale, box })),
        host,
      );
      for (const { shown, box } of placed) {
        measures += 1;
        const measured = known.get(keyOf(shown.text, box));
        if (!measured || (measured.lines <= box.linesMax && !measured.isTooWide)) continue;
        // Whoever chose large letters reads on; at M and S the page itself would break.
        const isSevere = measured.isTooWide || size === 'S' || size === 'M';
        findings.push({
          severity: isSevere ? 'error' : 'warning',
          key: shown.key,
          locale: shown.locale,
          where: `texts.${shown.locale}.${shown.key}`,
          text: shown.text,
          profile: profile.name,
          size,
          lines: measured.lines,
          most: box.linesMax,
          isTooWide: measured.isTooWide,
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { findings, measures };
}

type Box = NonNullable<ReturnType<typeof boxOf>>;
interface Wanted {
  readonly text: string;
  readonly locale: string;
  readonly box: Box;
}

const keyOf = (text: string, { widthPx, fontPx, weight }: Box): string =>
  `${weight} ${fontPx.toFixed(2)} ${widthPx.toFixed(1)} ${text}`;

/** All at once: written first, read after, so that the browser lays out one time. */
function measureAll(wanted: readonly Wanted[], host: HTMLElement): void {
  const fresh = wanted.filter(({ text, box }) => !known.has(keyOf(text, box)));
  if (fresh.length === 0) return;
  const room = document.createElement('div');
  room.className = 'fit-room';
  room.setAttribute('aria-hidden', 'true');
  const boxes = fresh.map(({ text, locale, box }) => {
    const element = document.createElement('div');
    element.lang = locale;
    element.textContent = text.replace(/\{[^}]*\}/g, '00');
    element.style.width = `${box.widthPx}px`;
    element.style.font = `${box.weight} ${box.fontPx}px/${lineHeight} "Be Vietnam Pro"`;
    // The kiosk's headings stand a little closer (its ground.css).
    if (box.weight === 700) element.style.letterSpacing = '-0.012em';
    room.append(element);
    return element;
  });
  host.append(room);
  boxes.forEach((element, index) => {
    const one = fresh[index];
    if (!one) return;
    const lines = Math.round(
      element.getBoundingClientRect().height / (one.box.fontPx * lineHeight),
    );
    const isTooWide = element.scrollWidth > Math.ceil(one.box.widthPx) + 1;
    known.set(keyOf(one.text, one.box), { lines, isTooWide });
  });
  room.remove();
}
