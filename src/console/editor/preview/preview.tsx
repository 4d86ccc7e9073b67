import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  PreviewAnswerSchema,
  type PreviewScreen,
  type PreviewSize,
  previewPath,
  previewSizes,
} from '../../../domain/api/console/index.ts';
import type { Language } from '../../../domain/basics/index.ts';
import type { DocumentKind } from '../../../domain/check/index.ts';
import { noticeSchema, publicServiceSchema } from '../../../domain/service/index.ts';
import { Button, Note, Segments } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { type Device, devices } from './devices.ts';

/** Width of the glass, px: what is left of the panel beside its edges. */
const glassWidthPx = 308;
/** Longest wait for the frame to say that it is there, ms. */
const readyMsMax = 8_000;

interface Shown {
  readonly device: Device;
  readonly size: PreviewSize;
  readonly language: Language;
}

/** Longest wait for one frame to be drawn, ms. */
const answerMsMax = 5_000;
/** Frames after which the count on the page moves. */
const toldEvery = 8;

interface Asked {
  readonly turn: number;
  readonly resolve: (overflows: readonly string[] | undefined) => void;
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

const everyFrame: readonly Shown[] = devices.flatMap((device) =>
  previewSizes.flatMap((size) =>
    (['vi', 'en'] as const).map((language) => ({ device, size, language })),
  ),
);

const nameOf = ({ device, size, language }: Shown) => `${device.name} · ${size} · ${language}`;

/** What the frame can draw of a draft; undefined while fields do not have their form. */
function drawable(kind: DocumentKind, body: unknown) {
  if (kind === 'procedure') {
    const read = publicServiceSchema.safeParse(body);
    return read.success ? { service: read.data } : undefined;
  }
  const read = noticeSchema.safeParse(body);
  return read.success ? { notice: read.data } : undefined;
}

/**
 * The kiosk's own screens with this draft on them, in a frame that may connect to nothing. Drawn
 * anew after each change; what does not stand whole on the glass is told as an error (P7).
 */
export function Preview({ kind, body, day }: PreviewProps) {
  const t = useWords();
  const frame = useRef<HTMLIFrameElement>(null);
  const turn = useRef(0);
  const [state, setState] = useState<'waiting' | 'ready' | 'gone'>('waiting');
  const [shown, setShown] = useState<Shown>({ device: devices[0], size: 'M', language: 'vi' });
  const [overflows, setOverflows] = useState<readonly string[]>();
  const [trial, setTrial] = useState<{ readonly at: number; readonly bad: readonly Shown[] }>();
  const trialTurn = useRef(0);
  const waiting = useRef<Asked | undefined>(undefined);
  const screen: PreviewScreen = kind === 'notice' ? 'notice' : 'procedure';
  const draft = useMemo(() => drawable(kind, body), [kind, body]);

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
      else if (answer.data.kind === 'drawn' && answer.data.turn === turn.current) {
        const asked = waiting.current;
        waiting.current = undefined;
        if (asked?.turn === answer.data.turn) asked.resolve(answer.data.overflows);
        else setOverflows(answer.data.overflows);
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
    setOverflows(undefined);
    const { size, language } = shown;
    const { pxPerMm, width, height } = shown.device;
    if (frame.current !== null) {
      // A trial may have left it in another size.
      frame.current.width = String(width);
      frame.current.height = String(height);
    }
    frame.current?.contentWindow?.postMessage(
      { kind: 'show', turn: turn.current, screen, ...draft, language, size, day, pxPerMm },
      location.origin,
    );
  }, [state, draft, shown, screen, day]);

  // A draft that changed has not been tried.
  useEffect(() => setTrial(undefined), [draft, day]);

  /** Frame after frame in the one that is open: by message and size, without loading anything. */
  const tryAll = async () => {
    const element = frame.current;
    if (element === null || draft === undefined) return;
    const own = trialTurn.current + 1;
    trialTurn.current = own;
    const bad: Shown[] = [];
    for (const [at, one] of everyFrame.entries()) {
      if (trialTurn.current !== own) return;
      if (at % toldEvery === 0) setTrial({ at, bad });
      const found = await ask(element, one);
      if (found === undefined) break;
      if (found.length > 0) bad.push(one);
    }
    if (trialTurn.current !== own) return;
    setTrial({ at: everyFrame.length, bad });
    setShown({ ...shown });
  };
  const ask = (element: HTMLIFrameElement, { device, size, language }: Shown) =>
    new Promise<readonly string[] | undefined>((resolve) => {
      turn.current += 1;
      const own = turn.current;
      waiting.current = { turn: own, resolve };
      setTimeout(() => resolve(undefined), answerMsMax);
      element.width = String(device.width);
      element.height = String(device.height);
      const { pxPerMm } = device;
      element.contentWindow?.postMessage(
        { kind: 'show', turn: own, screen, ...draft, language, size, day, pxPerMm },
        location.origin,
      );
    });

  const { device, size, language } = shown;
  const choose = (change: Partial<Shown>) => {
    trialTurn.current += 1;
    setShown({ ...shown, ...change });
  };
  const scale = glassWidthPx / device.width;
  const isTrying = trial !== undefined && trial.at < everyFrame.length;
  return (
    <aside class="preview" aria-label={t('editor.preview')}>
      <div class="bar">
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
        <div class="verdict">
          {state === 'waiting' && <p class="m">{t('editor.previewWaiting')}</p>}
          {state === 'gone' && <Note tone="w">{t('editor.previewGone')}</Note>}
          {draft === undefined && <Note tone="w">{t('editor.previewBroken')}</Note>}
          {overflows?.length === 0 && <Note tone="o">{t('editor.previewFits')}</Note>}
          {overflows !== undefined && overflows.length > 0 && (
            <Note tone="e">{t('editor.previewOverflow', { what: overflows.join(' · ') })}</Note>
          )}
          {isTrying && (
            <p class="m" role="status">
              {t('editor.previewTrying', { at: trial.at + 1, all: everyFrame.length })}
            </p>
          )}
          {trial !== undefined && !isTrying && (
            <Note tone={trial.bad.length > 0 ? 'e' : 'o'}>
              {t('editor.previewTried', {
                good: everyFrame.length - trial.bad.length,
                bad: trial.bad.length,
              })}
              <div class="badframes">
                {trial.bad.map((one) => (
                  <Button key={nameOf(one)} kind="quiet" onPress={() => choose(one)}>
                    {nameOf(one)}
                  </Button>
                ))}
              </div>
            </Note>
          )}
          <Button
            closed={isTrying || state !== 'ready' ? t('editor.previewWaiting') : undefined}
            onPress={() => void tryAll()}
          >
            {t('editor.previewAll')}
          </Button>
        </div>
      </div>
    </aside>
  );
}
