import { scriptOf } from '../../domain/speech/index.ts';
import type { ScreenProps, SpeechRate, TextSize, Theme, Volume } from '../session/index.ts';
import { speakerVolumeMax, speechRates, textSizes, themes, volumes } from '../session/index.ts';
import { Button, Chip, Options, Title } from '../ui/index.ts';
import { Main, Pages } from './parts.tsx';
import { sayFor } from './say.ts';

const sizeKeys = {
  S: 'display.sizeS',
  M: 'display.sizeM',
  L: 'display.sizeL',
  XL: 'display.sizeXL',
} as const satisfies Record<TextSize, string>;

const themeKeys = {
  light: 'display.themeLight',
  dark: 'display.themeDark',
  contrast: 'display.themeContrast',
  yellow: 'display.themeYellow',
  soft: 'display.themeSoft',
} as const satisfies Record<Theme, string>;

/** A2: a line that changes with every choice, then the choices (R15, R17, R20, R45). */
export function DisplayScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send, lang } = say;
  const { textSize, theme, reach, rate, volume } = view.context.settings;
  const { headset } = view.context.facts;
  const rateAt = speechRates.indexOf(rate);
  const volumeAt = volumes.indexOf(volume);
  const louder = volumes[volumeAt + 1];
  const mayLouder = louder !== undefined && (headset || louder <= speakerVolumeMax);
  /** The line at the top is said as it would be from now on. */
  const sample = () => {
    if (!view.context.facts.voices[lang]) return;
    const text = t('display.preview');
    send({ type: 'LISTEN', script: scriptOf([{ text, language: lang, personal: false }]) });
  };
  const setRate = (next: SpeechRate | undefined) => {
    if (next === undefined) return;
    send({ type: 'SET_RATE', rate: next });
    sample();
  };
  const setVolume = (next: Volume | undefined) => {
    if (next === undefined) return;
    send({ type: 'SET_VOLUME', volume: next });
    sample();
  };
  return (
    <Main>
      <Title>{t('display.title')}</Title>
      <Pages say={say}>
        <div class="card preview">
          <p class="sample">{t('display.preview')}</p>
          <p class="note">{t('display.previewNote')}</p>
        </div>
        <h2>{t('display.size')}</h2>
        <Options label={t('display.size')} class="chips four">
          {textSizes.map((size) => (
            <Chip
              key={size}
              selected={size === textSize}
              onPress={() => send({ type: 'SET_TEXT_SIZE', textSize: size })}
              note={t(sizeKeys[size])}
            >
              <span class={`size-${size}`}>Aa</span>
            </Chip>
          ))}
        </Options>
        <h2>{t('display.theme')}</h2>
        <Options label={t('display.theme')} class="chips three">
          {themes.map((one) => (
            <Chip
              key={one}
              selected={one === theme}
              onPress={() => send({ type: 'SET_THEME', theme: one })}
              note={t(themeKeys[one])}
            >
              <span class="swatch" data-theme={one}>
                Ẫ
              </span>
            </Chip>
          ))}
        </Options>
        <h2>{t('display.reach')}</h2>
        <Options label={t('display.reach')} class="chips two">
          <Chip
            selected={reach === 'standing'}
            onPress={() => send({ type: 'SET_REACH', reach: 'standing' })}
          >
            {t('display.reachStanding')}
          </Chip>
          <Chip
            selected={reach === 'low'}
            onPress={() => send({ type: 'SET_REACH', reach: 'low' })}
          >
            {t('display.reachLow')}
          </Chip>
        </Options>
        <h2>{t('aloud.voice')}</h2>
        <Steps
          less={t('aloud.quieter')}
          more={t('aloud.louder')}
          note={t('aloud.volumeStep', { step: volume })}
          of={volumes.length}
          at={volumeAt + 1}
          onLess={volumeAt > 0 ? () => setVolume(volumes[volumeAt - 1]) : undefined}
          onMore={mayLouder ? () => setVolume(louder) : undefined}
          why={louder !== undefined && !mayLouder ? t('aloud.louderInHeadset') : undefined}
        />
        <Steps
          less={t('aloud.slower')}
          more={t('aloud.faster')}
          note={t('aloud.rateStep', { rate })}
          of={speechRates.length}
          at={rateAt + 1}
          onLess={rateAt > 0 ? () => setRate(speechRates[rateAt - 1]) : undefined}
          onMore={
            rateAt + 1 < speechRates.length ? () => setRate(speechRates[rateAt + 1]) : undefined
          }
        />
      </Pages>
      <div class="keys">
        <Button icon="reset" onPress={() => send({ type: 'SET_DEFAULTS' })}>
          {t('display.defaults')}
        </Button>
        <Button kind="go" icon="check" onPress={() => send({ type: 'BACK' })}>
          {t('common.done')}
        </Button>
      </div>
    </Main>
  );
}

/** Less, how much it is in bars and in words, more. */
function Steps(props: {
  readonly less: string;
  readonly more: string;
  readonly note: string;
  readonly of: number;
  readonly at: number;
  readonly onLess: (() => void) | undefined;
  readonly onMore: (() => void) | undefined;
  /** Why there is no more. */
  readonly why?: string | undefined;
}) {
  const { less, more, note, of, at, onLess, onMore, why } = props;
  return (
    <div class="stepper">
      <Button notYet={!onLess} onPress={() => onLess?.()}>
        {less}
      </Button>
      <p class="stepper-now">
        <span class="stepper-bars" aria-hidden="true">
          {Array.from({ length: of }, (_, n) => (
            <i key={n} class={n < at ? 'full' : ''} />
          ))}
        </span>
        <span>{note}</span>
        {why && <small> {why}</small>}
      </p>
      <Button notYet={!onMore} onPress={() => onMore?.()}>
        {more}
      </Button>
    </div>
  );
}
