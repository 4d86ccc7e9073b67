import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  PreviewAnswerSchema,
  type PreviewPlace,
  previewPath,
  previewPlaces,
  previewSizes,
} from '../../../domain/api/console/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { Button, Note, Segments } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { devices } from './devices.ts';
import { drawable, type Frame, isDrawn, sayPlace } from './frames.ts';
import { TrialPanel } from './trial.tsx';
import { useTrial } from './use-trial.ts';

/** Width of the glass, px: what is left of the panel beside its edges. */
const glassWidthPx = 308;
/** Longest wait for the frame to say that it is there, ms. */
const readyMsMax = 8_000;

interface Shown extends Frame {
  readonly place: PreviewPlace;
  readonly page: number;
}

interface PreviewProps {
  readonly kind: DocumentKind;
  readonly body: unknown;
  readonly day: string;
}

const sizeNames = {
  S: 'editor.sizeS',
  M: 'editor.sizeM',
  L: 'editor.sizeL',
  XL: 'editor.sizeXL',
} as const;

/**
 * The kiosk's own screens with this draft on them, in a frame that may connect to nothing. Drawn
 * anew after each change; what does not stand whole on the glass is told as an error (P7).
 */
export function Preview({ kind, body, day }: PreviewProps) {
  const t = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const turn = useRef(0);
  const [state, setState] = useState<'waiting' | 'ready' | 'gone'>('waiting');
  const [shown, setShown] = useState<Shown>(() => ({
    device: devices[0],
    size: 'M',
    language: 'vi',
    place: { screen: isDrawn(kind) ? kind : 'procedure' },
    page: 0,
  }));
  const [drawn, setDrawn] = useState<{
    readonly pages: number;
    readonly overflows: readonly string[];
  }>();
  const [isRefused, setRefused] = useState(false);
  const draft = useMemo(() => drawable(kind, body), [kind, body]);
  const places = useMemo(() => (draft === undefined ? [] : previewPlaces(draft)), [draft]);

  useEffect(() => {
    const timer = setTimeout(
      () => setState((before) => (before === 'waiting' ? 'gone' : before)),
      readyMsMax,
    );
    const onMessage = ({ origin, source, data }: MessageEvent) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      const answer = PreviewAnswerSchema.safeParse(data);
      if (!answer.success) return;
      if (answer.data.kind === 'ready') setState('ready');
      else if (answer.data.kind === 'refused' && answer.data.turn === turn.current) {
        setRefused(true);
      } else if (answer.data.kind === 'drawn' && answer.data.turn === turn.current) {
        const { pages, overflows } = answer.data;
        setDrawn({ pages, overflows });
      }
    };
    addEventListener('message', onMessage);
    return () => {
      clearTimeout(timer);
      removeEventListener('message', onMessage);
    };
  }, []);

  useEffect(() => {
    if (state !== 'ready' || draft === undefined) return;
    turn.current += 1;
    setDrawn(undefined);
    setRefused(false);
    const { device, ...look } = shown;
    const { pxPerMm } = device;
    frame.current?.contentWindow?.postMessage(
      { kind: 'show', turn: turn.current, ...draft, day, pxPerMm, ...look },
      location.origin,
    );
  }, [state, draft, shown, day]);

  const trial = useTrial({ draft, places, day });
  // The grid of frames is chosen from by itself; it has the place of the lists.
  const isGrid = trial.state !== undefined && trial.state.state !== 'refused';
  const { device, size, language, place } = shown;
  // Another glass or another place begins with its first page.
  const choose = (change: Partial<Shown>) => setShown({ ...shown, page: 0, ...change });
  const overflows = drawn?.overflows;
  const pages = drawn?.pages ?? 1;
  const page = Math.min(shown.page, pages - 1);
  const placeKey = JSON.stringify(place);
  const scale = glassWidthPx / device.width;
  return (
    <aside class="preview" aria-label={t('editor.preview')}>
      <div class="bar">
        {places.length > 1 && (
          <label>
            <span class="m">{t('editor.place')}</span>
            <select
              class="inp"
              value={placeKey}
              onChange={(event) => {
                const chosen = places.find(
                  (one) => JSON.stringify(one) === event.currentTarget.value,
                );
                if (chosen !== undefined) choose({ place: chosen });
              }}
            >
              {places.map((one) => (
                <option key={JSON.stringify(one)} value={JSON.stringify(one)}>
                  {sayPlace(t, one, draft)}
                </option>
              ))}
            </select>
          </label>
        )}
        {!isGrid && (
          <>
            <label>
              <span class="m">{t('editor.device')}</span>
              <select
                class="inp"
                value={device.id}
                onChange={(event) => {
                  const chosen = devices.find(({ id }) => id === event.currentTarget.value);
                  if (chosen !== undefined) choose({ device: chosen });
                }}
              >
                {devices.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <div class="row">
              <Segments
                label={t('editor.size')}
                value={size}
                options={previewSizes.map((value) => ({ value, text: t(sizeNames[value]) }))}
                onChoose={(value) => choose({ size: value })}
              />
              <Segments
                label={t('frame.languageChoice')}
                value={language}
                options={[
                  { value: 'vi', text: 'VI' },
                  { value: 'en', text: 'EN' },
                ]}
                onChoose={(value) => choose({ language: value })}
              />
            </div>
          </>
        )}
        <div class="verdict">
          {state === 'waiting' && <p class="m">{t('editor.previewWaiting')}</p>}
          {state === 'gone' && <Note tone="w">{t('editor.previewGone')}</Note>}
          {draft === undefined && <Note tone="w">{t('editor.previewBroken')}</Note>}
          {isRefused && <Note tone="e">{t('editor.previewRefused')}</Note>}
          {draft !== undefined && overflows?.length === 0 && (
            <Note tone="o">{t('editor.previewFits')}</Note>
          )}
          {overflows !== undefined && overflows.length > 0 && (
            <Note tone="e">{t('editor.previewOverflow', { what: overflows.join(' · ') })}</Note>
          )}
          <TrialPanel
            trial={trial}
            draft={draft}
            shown={shown}
            closed={state !== 'ready' ? t('editor.previewWaiting') : undefined}
            onChoose={(one, where, at) => setShown({ ...one, place: where, page: at })}
          />
        </div>
      </div>
      <div class="stage">
        <div
          class="glass"
          style={{ width: `${glassWidthPx}px`, height: `${Math.round(device.height * scale)}px` }}
        >
          <iframe
            ref={frame}
            src={previewPath}
            title={t('editor.previewFrame')}
            width={device.width}
            height={device.height}
            tabIndex={-1}
            style={{ transform: `scale(${scale})` }}
          />
        </div>
        {pages > 1 && (
          <div class="row pages">
            <Button
              closed={page === 0 ? t('editor.previewFirst') : undefined}
              onPress={() => choose({ page: page - 1 })}
            >
              {t('editor.previewBack')}
            </Button>
            <span role="status">{t('editor.previewPage', { page: page + 1, pages })}</span>
            <Button
              closed={page === pages - 1 ? t('editor.previewLast') : undefined}
              onPress={() => choose({ page: page + 1 })}
            >
              {t('editor.previewNext')}
            </Button>
          </div>
        )}
      </div>
    </aside>
  );
}
