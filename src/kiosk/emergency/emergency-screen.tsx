import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../domain/basics/index.ts';
import type { ToldEmergency } from '../../domain/emergency/index.ts';
import type { EmergencyDraft } from '../../domain/service/index.ts';
import { KnockArea } from '../screens/index.ts';
import { hanoiTime } from '../session/index.ts';
import { alsoOf } from './also.ts';
import { Drawing } from './drawing.tsx';
import { finest, pagesOf } from './pages.ts';
import { words } from './words.ts';

/** How long a page stands, ms, where one is not enough (L10: 8 s at least). */
const pageMs = 9_000;
/**
 * Letters in parts of what the text size asks for: as large as the glass holds, since it is read from the
 * other end of a lobby; and smaller than that only as a last resort.
 */
const letters = { largest: 2.4, asked: 1, smallest: 0.5 } as const;

/** How a message is drawn, and whether `line`, which names other messages, stands below it. */
interface Fit {
  readonly fineness: number;
  readonly scale: number;
  readonly line: string;
  readonly hasLine: boolean;
}

/** The next to try where this is too much for the glass; undefined: there is none. */
function tighter(fit: Fit): Fit | undefined {
  const { fineness, scale } = fit;
  const less = Math.round(scale * 10 - 1) / 10;
  if (scale > letters.asked) return { ...fit, scale: less };
  // The line goes before anything of the message does.
  if (fit.hasLine) return { ...fit, hasLine: false };
  if (fineness < finest) {
    return { ...fit, fineness: fineness + 1, scale: letters.asked, hasLine: fit.line !== '' };
  }
  return scale > letters.smallest ? { ...fit, scale: less } : undefined;
}

interface EmergencyScreenProps {
  readonly told: ToldEmergency;
  /** What else stands here: named where there is room, and never at the cost of what to do now. */
  readonly behind: readonly EmergencyDraft[];
  /** The language of the place first. */
  readonly languages: readonly Language[];
  /** Staff are at work: only a band stays, and what they do is not covered. */
  readonly isBand: boolean;
  /** The page that is looked at; undefined: one comes after the other by itself. */
  readonly page?: number | undefined;
  readonly onKnock: () => void;
  /** It is to be seen. */
  readonly onDrawn: () => void;
}

/**
 * Over everything, and closed by nothing but its end (L12). Both languages at once where they fit, as
 * large as the glass holds; else one after the other, and so on: never smaller than a resident asked for
 * while cutting helps.
 */
export function EmergencyScreen({
  told: { send, draft },
  behind,
  languages,
  isBand,
  page: held,
  onKnock,
  onDrawn,
}: EmergencyScreenProps) {
  const box = useRef<HTMLDivElement>(null);
  const also = languages.flatMap((language) => {
    const text = alsoOf(draft, behind, language);
    return text === undefined ? [] : [{ language, text }];
  });
  const line = also.map(({ text }) => text).join(' ');
  const first: Fit = { fineness: 0, scale: letters.largest, line, hasLine: line !== '' };
  const [tried, setTried] = useState(first);
  const fit = tried.line === line ? tried : first;
  const [at, setAt] = useState(0);
  const pages = pagesOf(draft, languages, fit.fineness);
  useLayoutEffect(() => {
    const place = box.current;
    if (place === null || isBand) return;
    const pagesIn = [...place.querySelectorAll('.emergency-page')];
    const isOver = pagesIn.some(
      (page) =>
        page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1,
    );
    const next = isOver ? tighter(fit) : undefined;
    if (next) setTried(next);
  });
  useEffect(() => {
    const again = () => setTried({ ...first });
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, []);
  useEffect(() => {
    const timer = setInterval(() => setAt((before) => before + 1), pageMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    box.current?.focus();
    // Two frames: the first is the one before it is drawn.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(onDrawn);
    });
    return () => cancelAnimationFrame(frame);
  }, [onDrawn]);
  const { minute } = hanoiTime(send.endsAtMs);
  const time = `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  const said = languages.map((language) => words[language]);
  const page = Math.min(held ?? at % pages.length, pages.length - 1);
  return (
    <KnockArea onKnock={onKnock}>
      <div
        class={isBand ? 'emergency is-band' : 'emergency'}
        data-gravity={draft.gravity}
        role="alertdialog"
        aria-live="assertive"
        aria-label={languages.map((language) => draft.title[language]).join(' / ')}
        tabIndex={-1}
        ref={box}
        style={{ '--fit': fit.scale }}
      >
        <p class="emergency-head">
          <Drawing kind={draft.kind} />
          <span>
            {said.map(({ gravity }) => gravity[draft.gravity]).join(' · ')}
            {isBand && `: ${languages.map((language) => draft.title[language]).join(' · ')}`}
          </span>
        </p>
        {!isBand && (
          <div class="emergency-pages">
            {pages.map((parts, number) => (
              // All of them lie one over the other: whether they fit is known before they are seen.
              <div
                key={`${fit.fineness} ${number}`}
                class={number === page ? 'emergency-page is-seen' : 'emergency-page'}
                aria-hidden={number !== page}
              >
                {parts.map(({ language, title, steps }, place) => (
                  <section key={language} lang={language} class={place === 0 ? 'is-first' : ''}>
                    <h1>{title}</h1>
                    <ol>
                      {steps.map((step) => (
                        <li key={step.number} value={step.number}>
                          {step.text}
                        </li>
                      ))}
                    </ol>
                  </section>
                ))}
              </div>
            ))}
          </div>
        )}
        {!isBand && fit.hasLine && (
          <p class="emergency-also">
            {also.map(({ language, text }) => (
              <span key={language} lang={language}>
                {text}
              </span>
            ))}
          </p>
        )}
        {!isBand && (
          <p class="emergency-foot">{said.map(({ until }) => until(time)).join(' · ')}</p>
        )}
      </div>
    </KnockArea>
  );
}
