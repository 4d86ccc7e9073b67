import { useEffect, useState } from 'preact/hooks';
import { type BadPage, type PreviewPlace, previewPath } from '../../../domain/api/console/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { FrameGrid } from './frame-grid.tsx';
import { type Drawable, everyFrame, type Frame, nameOf, sayPlace } from './frames.ts';
import type { Trial, TrialState } from './use-trial.ts';

/** The hidden frame is fetched in an idle moment, or after this, ms. */
const idleWaitMs = 2_000;

interface TrialProps {
  readonly trial: Trial;
  readonly draft: Drawable | undefined;
  /** What is on the glass: tried first. */
  readonly shown: Frame & { readonly place: PreviewPlace };
  /** Why it cannot be tried now. */
  readonly closed: string | undefined;
  readonly onChoose: (frame: Frame, place: PreviewPlace, page: number) => void;
}

/**
 * Every page of the draft on every frame, looked at in a frame that nobody sees: nothing is painted,
 * and the page on the glass stays as it is. That page is told first, the others as they come (P7).
 */
export function TrialPanel({ trial, draft, shown, closed, onChoose }: TrialProps) {
  const t = useWords();
  const { frame, state, begin } = trial;
  const [isOpen, setOpen] = useState(false);
  // The frame is fetched and read while the draft is: a press then waits for no part of it.
  useEffect(() => {
    if (closed !== undefined || isOpen) return;
    const wait = requestIdleCallback(() => setOpen(true), { timeout: idleWaitMs });
    return () => cancelIdleCallback(wait);
  }, [closed, isOpen]);
  const choose = (look: number, bad: BadPage | undefined) => {
    const chosen = everyFrame[look];
    const where = bad === undefined ? shown.place : state?.places[bad.place];
    if (chosen !== undefined && where !== undefined) onChoose(chosen, where, bad?.page ?? 0);
  };
  return (
    <>
      {isOpen && (
        <div class="unseen" aria-hidden="true">
          <iframe ref={frame} src={previewPath} title={t('editor.previewFrame')} tabIndex={-1} />
        </div>
      )}
      {state?.state === 'refused' && <Note tone="w">{t('editor.previewBroken')}</Note>}
      {state !== undefined && state.state !== 'refused' && (
        <Told state={state} draft={draft} shown={shown} onChoose={choose} />
      )}
      <Button
        closed={state?.state === 'trying' ? t('editor.previewRuns') : closed}
        onPress={() => {
          setOpen(true);
          begin(shown.place);
        }}
      >
        {t('editor.previewAll')}
      </Button>
    </>
  );
}

interface ToldProps {
  readonly state: TrialState;
  readonly draft: Drawable | undefined;
  readonly shown: Frame;
  readonly onChoose: (look: number, bad: BadPage | undefined) => void;
}

/** What is known so far: all frames as a grid, and the pages on which something is lost. */
function Told({ state, draft, shown, onChoose }: ToldProps) {
  const t = useWords();
  const { places, at, bad, pages } = state;
  const frames = everyFrame.length;
  const done = Math.floor(at / frames);
  const looks = [...new Set(bad.map(({ look }) => look))].sort((one, other) => one - other);
  const verdicts = everyFrame.map((_, look) => {
    if (looks.includes(look)) return 'overflows' as const;
    return done === 0 ? ('waiting' as const) : ('fits' as const);
  });
  const [first] = places;
  const counts = { good: frames - looks.length, bad: looks.length };
  const isWhole = state.state === 'tried';
  return (
    <>
      {isWhole ? (
        <Note tone={looks.length > 0 ? 'e' : 'o'}>
          {t('editor.previewTried', counts)}
          <p class="m">{t('editor.previewPages', { pages: sayNumber(pages) })}</p>
        </Note>
      ) : (
        <Note tone={looks.length > 0 ? 'e' : 'n'}>
          {done === 0 || first === undefined
            ? t('editor.previewTrying')
            : done === 1
              ? t('editor.previewFirstPlace', { ...counts, place: sayPlace(t, first, draft) })
              : t('editor.previewSoFar', { ...counts, done, all: places.length })}
          {/* Told in words at the end of a place; the bar is for the eyes. */}
          <progress max={places.length * frames} value={at} aria-label={t('editor.previewAll')} />
        </Note>
      )}
      <FrameGrid
        verdicts={verdicts}
        shown={shown}
        onChoose={(look) =>
          onChoose(
            look,
            bad.find((one) => one.look === look),
          )
        }
      />
      {looks.length > 0 && (
        <div class="badframes">
          {looks.map((look) => {
            const frame = everyFrame[look];
            return frame === undefined ? null : (
              <section key={look}>
                <h3>{nameOf(frame)}</h3>
                {bad
                  .filter((one) => one.look === look)
                  .map((one) => {
                    const place = places[one.place];
                    return place === undefined ? null : (
                      <Button key={one.place} kind="quiet" onPress={() => onChoose(look, one)}>
                        {t('editor.previewBadPage', {
                          place: sayPlace(t, place, draft),
                          page: one.page + 1,
                        })}
                      </Button>
                    );
                  })}
              </section>
            );
          })}
        </div>
      )}
    </>
  );
}
