import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type BadPage,
  PreviewAnswerSchema,
  type PreviewPlace,
  previewPath,
} from '../../../domain/api/console/index.ts';
import { Button, Note } from '../../ui/index.ts';
import { sayNumber, useWords } from '../../words/index.ts';
import { type Drawable, everyFrame, type Frame, nameOf, sayPlace } from './frames.ts';

/** Frames that are named; the rest is a number. */
const namedMax = 56;

type State =
  | { readonly state: 'trying'; readonly share: number }
  | { readonly state: 'refused' }
  | { readonly state: 'tried'; readonly bad: readonly BadPage[]; readonly pages: number };

interface TrialProps {
  readonly draft: Drawable | undefined;
  readonly places: readonly PreviewPlace[];
  readonly day: string;
  /** Why it cannot be tried now. */
  readonly closed: string | undefined;
  readonly onChoose: (frame: Frame, place: PreviewPlace, page: number) => void;
}

/**
 * Every page of the draft on every frame, looked at in a frame that nobody sees: nothing is painted,
 * and the page on the glass stays as it is (P7).
 */
export function Trial({ draft, places, day, closed, onChoose }: TrialProps) {
  const t = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const turn = useRef(0);
  const [isOpen, setOpen] = useState(false);
  const [isReady, setReady] = useState(false);
  const [state, setState] = useState<State>();

  useEffect(() => {
    const onMessage = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const answer = PreviewAnswerSchema.safeParse(data);
      if (!answer.success) return;
      if (answer.data.kind === 'ready') setReady(true);
      else if (answer.data.kind === 'drawn' || answer.data.turn !== turn.current) return;
      else if (answer.data.kind === 'trying') {
        setState({ state: 'trying', share: answer.data.at / answer.data.all });
      } else if (answer.data.kind === 'tried') {
        setState({ state: 'tried', bad: answer.data.bad, pages: answer.data.pages });
      } else setState({ state: 'refused' });
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);

  const isTrying = state?.state === 'trying';
  const isAsked = useRef(0);
  useEffect(() => {
    if (!isTrying || !isReady || isAsked.current === turn.current) return;
    isAsked.current = turn.current;
    const looks = everyFrame.map(({ device, size, language }) => {
      const { width, height, pxPerMm } = device;
      return { width, height, pxPerMm, size, language };
    });
    const wish = { kind: 'try', turn: turn.current, ...draft, day, looks, places };
    frame.current?.contentWindow?.postMessage(wish, location.origin);
  }, [isTrying, isReady, draft, day, places]);

  // A draft that changed has not been tried.
  useEffect(() => {
    turn.current += 1;
    setState(undefined);
    frame.current?.contentWindow?.postMessage({ kind: 'stop' }, location.origin);
  }, [draft, day]);

  const tryAll = () => {
    turn.current += 1;
    setOpen(true);
    setState({ state: 'trying', share: 0 });
  };
  return (
    <>
      {isOpen && (
        <div class="unseen" aria-hidden="true">
          <iframe ref={frame} src={previewPath} title={t('editor.previewFrame')} tabIndex={-1} />
        </div>
      )}
      {isTrying && (
        <p class="m" role="status">
          {t('editor.previewTrying', { share: Math.floor(state.share * 100) })}
        </p>
      )}
      {state?.state === 'refused' && <Note tone="w">{t('editor.previewBroken')}</Note>}
      {state?.state === 'tried' && (
        <Told
          bad={state.bad}
          pages={state.pages}
          sayPlaceAt={(index) => {
            const place = places[index];
            return place === undefined ? '' : sayPlace(t, place, draft);
          }}
          onChoose={({ look, place, page }) => {
            const chosen = everyFrame[look];
            const where = places[place];
            if (chosen !== undefined && where !== undefined) onChoose(chosen, where, page);
          }}
        />
      )}
      <Button closed={isTrying ? t('editor.previewWaiting') : closed} onPress={tryAll}>
        {t('editor.previewAll')}
      </Button>
    </>
  );
}

interface ToldProps {
  readonly bad: readonly BadPage[];
  readonly pages: number;
  readonly sayPlaceAt: (index: number) => string;
  readonly onChoose: (bad: BadPage) => void;
}

/** How many frames pass, and of the others the first page on which something is lost. */
function Told({ bad, pages, sayPlaceAt, onChoose }: ToldProps) {
  const t = useWords();
  const looks = [...new Set(bad.map(({ look }) => look))].sort((one, other) => one - other);
  return (
    <Note tone={bad.length > 0 ? 'e' : 'o'}>
      {t('editor.previewTried', { good: everyFrame.length - looks.length, bad: looks.length })}
      <p class="m">{t('editor.previewPages', { pages: sayNumber(pages) })}</p>
      <div class="badframes">
        {looks.slice(0, namedMax).map((look) => {
          const own = bad.filter((one) => one.look === look);
          const [first] = own;
          const frame = everyFrame[look];
          if (first === undefined || frame === undefined) return null;
          return (
            <section key={look}>
              <h3>{nameOf(frame)}</h3>
              {own.map((one) => (
                <Button key={one.place} kind="quiet" onPress={() => onChoose(one)}>
                  {t('editor.previewBadPage', {
                    place: sayPlaceAt(one.place),
                    page: one.page + 1,
                  })}
                </Button>
              ))}
            </section>
          );
        })}
      </div>
    </Note>
  );
}
