import type { ComponentType } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isLift, personalScreens, type ScreenName, type ScreenProps } from '../session/index.ts';
import { AccessBar, forgetPress, Header, Strip, useLoaded } from '../ui/index.ts';
import { loadWords } from '../words/index.ts';
import { useCornerKnock } from './corner-knock.ts';
import { accessKeysOf, headerOf } from './frame-views.ts';
import { Veil, WarningSheet } from './overlays.tsx';
import { screenOf } from './registry.ts';
import { frameSay, type Say, sayFor } from './say.ts';
import { type Aloud, useAloud } from './use-aloud.ts';

/** How long the answer of a key that cannot do its work stands, ms: two short lines, read twice. */
const tellMs = 6_000;

/** Screens between residents: nobody's settings, so no keys that would change them. */
const withoutAccess: readonly ScreenName[] = [
  'setup',
  'outOfService',
  'recovering',
  'ending',
  'staffPin',
  'staffLocked',
  'staffStatus',
  'staffEnrol',
  'staffKept',
  'staffCalibrate',
  'staffTest',
];

/**
 * The whole of what is seen: header, the screen of the session, what lies over it, access keys.
 * A screen that is covered is not drawn at all (R41): what is not there cannot be read.
 */
export function KioskScreen(props: ScreenProps) {
  const say = frameSay(props);
  const { lang } = sayFor(props);
  const { view, send } = say;
  const stage = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState<string>();
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => setTold(undefined), tellMs);
    return () => clearTimeout(timer);
  }, [told]);
  useEffect(() => {
    setTold(undefined);
    if (view.screen === 'attract') forgetPress();
  }, [view.screen]);
  const { t } = say;
  // What was left in a language of content says so once, to whoever chose another one.
  const isForeign = lang !== say.lang;
  useEffect(() => {
    if (isForeign) setTold(t('common.partIn'));
  }, [isForeign, view.screen, t]);
  const kiosk = useRef<HTMLDivElement>(null);
  const aloud = useAloud(say, kiosk, stage, setTold);
  const { facts, settings } = view.context;
  // A key press changes neither: the same nodes again, and Preact looks no further (R37).
  const header = useMemo(() => <Header view={headerOf(say)} />, [t, facts, settings]);
  const access = useMemo(() => {
    const keys = accessKeysOf(say, { tell: setTold });
    return <AccessBar label={t('common.accessKeys')} keys={keys} />;
  }, [t, facts, settings, view.screen, send]);
  // A lift has a frame of its own: three seconds of words, no bar of seven keys (requirements §2.3).
  const inLift = isLift(facts) && (view.screen === 'attract' || view.screen.startsWith('lift'));
  const covered = view.overlay === 'veil' || view.contentHidden;
  return (
    <div class="kiosk" ref={kiosk}>
      {!inLift && header}
      <div
        class="stage"
        data-screen={view.screen}
        data-own={personalScreens.includes(view.screen)}
        lang={isForeign ? lang : undefined}
        ref={stage}
      >
        {told !== undefined && (
          <div class="told" lang={say.lang}>
            <Strip icon="sound" tone="warn" live>
              {told}
            </Strip>
          </div>
        )}
        {!covered && <Current key={view.screen} {...props} />}
        {view.overlay === 'veil' && <Veil say={say} />}
        {view.overlay === 'warning' && <WarningSheet say={say} />}
      </div>
      {settings.aloud && !inLift && !withoutAccess.includes(view.screen) && (
        <LaterAudioRow say={say} aloud={aloud} />
      )}
      {!inLift && !withoutAccess.includes(view.screen) && access}
    </div>
  );
}

const loadAudioRow = async () => {
  const [{ AudioRow }] = await Promise.all([import('./later/aloud.ts'), loadWords()]);
  return AudioRow;
};

function LaterAudioRow(props: { readonly say: Say; readonly aloud: Aloud }) {
  const Row = useLoaded(loadAudioRow);
  return Row ? <Row {...props} /> : null;
}

/** Where the four corners are knocked on; a box that lays out nothing. */
export function KnockArea({
  children,
  onKnock,
}: {
  readonly children: preact.ComponentChildren;
  readonly onKnock: () => void;
}) {
  const area = useRef<HTMLDivElement>(null);
  useCornerKnock(area, onKnock);
  return (
    <div class="knock" ref={area}>
      {children}
    </div>
  );
}

/**
 * The component of the present screen. How it is drawn is settled when it appears: a screen that
 * was waited for must not begin anew when the next one would be here at once.
 */
function Current(props: ScreenProps) {
  const [entry] = useState(() => screenOf(props.state.screen));
  return 'load' in entry ? (
    <Fetched load={entry.load} {...props} />
  ) : (
    <entry.component {...props} />
  );
}

function Fetched({
  load,
  ...props
}: ScreenProps & { readonly load: () => Promise<ComponentType<ScreenProps>> }) {
  const Component = useLoaded(load);
  return Component ? <Component {...props} /> : null;
}
