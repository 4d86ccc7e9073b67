import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { tiengOf } from '../../../domain/lift/index.ts';
import { scriptOf } from '../../../domain/speech/index.ts';
import { offersLanguage } from '../../session/index.ts';
import { Icon, type PictogramName, Plate, QrCode, usePress } from '../../ui/index.ts';
import { clockWords } from '../dates.ts';
import type { Say } from '../say.ts';
import { canSpeak } from '../use-aloud.ts';
import { liftUnit } from './unit.ts';

/** L9: what "Nghe" says at most, tiếng: 15 s at 120 a minute. */
const spokenMax = 30;

/** A key of a lift: a drawing over a word (R26), 20 mm at least (L5). */
export function LiftKey({
  icon,
  word,
  lang,
  notYet = false,
  onPress,
}: {
  readonly icon: PictogramName;
  readonly word: string;
  readonly lang?: string;
  readonly notYet?: boolean;
  readonly onPress: () => void;
}) {
  const press = usePress(onPress);
  return (
    <button
      type="button"
      class={`lift-key${notYet ? ' is-disabled' : ''}`}
      aria-disabled={notYet ? 'true' : undefined}
      onClick={press}
    >
      <Icon name={icon} />
      <span lang={lang}>{word}</span>
    </button>
  );
}

/** The other language in its own name (R46); the only setting of a lift. */
export function LanguageKey({ say }: { readonly say: Say }) {
  const { t, language, view, send } = say;
  const other = language === 'vi' ? 'en' : 'vi';
  if (!offersLanguage(view.context.facts.link.site, other)) return null;
  return (
    <LiftKey
      icon="globe"
      word={t('common.otherLanguage')}
      lang={other}
      onPress={() => {
        if (view.screen === 'attract') send({ type: 'START' });
        send({ type: 'SET_LANGUAGE', language: other });
      }}
    />
  );
}

/** R42: ends and wipes, asks nothing. On seven inches four keys are the most, and others need theirs (L5). */
export function EndKey({ say }: { readonly say: Say }) {
  if (liftUnit() === 'small') return null;
  return (
    <LiftKey icon="end" word={say.t('common.end')} onPress={() => say.send({ type: 'END' })} />
  );
}

/** Whole texts, as many as are said in a quarter of a minute. */
function shortly(texts: readonly string[]): readonly string[] {
  let tieng = 0;
  return texts.filter((text) => {
    tieng += tiengOf(text);
    return tieng <= spokenMax;
  });
}

/** L9: nothing is said unasked, nor over an alarm; without a voice the key says so by its look. */
export function ListenKey({
  say,
  texts,
}: {
  readonly say: Say;
  readonly texts: readonly string[];
}) {
  const { t, language, view, send } = say;
  const isSilent = !canSpeak(say) || view.context.facts.alarm;
  const isSpeaking = view.audio === 'speaking';
  return (
    <LiftKey
      icon="sound"
      word={t(isSpeaking ? 'common.listenStop' : 'common.listen')}
      notYet={isSilent}
      onPress={() => {
        if (isSpeaking) send({ type: 'HUSH' });
        else if (!isSilent) {
          const text = shortly(texts).join('. ');
          send({ type: 'LISTEN', script: scriptOf([{ text, language, personal: false }]) });
        }
      }}
    />
  );
}

/**
 * The frame of a lift (requirements §2.3): where one is, one thing to read, one code, a row of keys.
 * The warning stands beside what is read and covers none of it (L7).
 */
export function LiftFrame({
  say,
  children,
  code,
  codeLabel,
  aside,
  keys,
  class: extra = '',
}: {
  readonly say: Say;
  readonly children: ComponentChildren;
  readonly code?: string;
  /** What the code opens, where that is nothing on this screen; read under the code and aloud. */
  readonly codeLabel?: string;
  /** Words in the place of the code, where none belongs to what is shown: the keys stay where they are. */
  readonly aside?: ComponentChildren;
  readonly keys: ComponentChildren;
  readonly class?: string;
}) {
  const { t, view, language } = say;
  const { link, time } = view.context.facts;
  const area = useRef<HTMLElement>(null);
  useEffect(() => {
    // Nobody has touched the ambient screen: nothing there takes the focus.
    if (view.screen === 'attract') return;
    const heading = area.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [view.screen]);
  const warning = (
    <p class="lift-warned" role="status">
      {t('lift.ends')}
    </p>
  );
  const trial = link.trial && <p class="lift-trial">{t('common.trial')}</p>;
  return (
    <main ref={area} class={`lift ${extra}`}>
      <header class="lift-head">
        {link.site?.plate && <Plate size="house">{link.site.plate}</Plate>}
        <b>{link.site?.building ?? t('common.brand')}</b>
        {link.trial && <span class="trial">{t('common.trial')}</span>}
        {time && <b class="num">{clockWords(time.minute, language)}</b>}
      </header>
      <div class="lift-body">
        {children}
        {!code && !aside && trial}
        {view.liftWarned && !code && warning}
      </div>
      {code && (
        <div class="lift-code">
          <QrCode kind="link" text={code} label={codeLabel ?? t('lift.scan')} />
          {trial}
          {view.liftWarned ? warning : <p>{codeLabel ?? t('lift.scan')}</p>}
        </div>
      )}
      {!code && aside && (
        <div class="lift-aside">
          {aside}
          {trial}
        </div>
      )}
      <nav class="lift-keys">{keys}</nav>
    </main>
  );
}
