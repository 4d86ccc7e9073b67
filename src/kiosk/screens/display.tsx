import type { ScreenProps, TextSize, Theme } from '../session/index.ts';
import { textSizes, themes } from '../session/index.ts';
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
  const { t, view, send } = say;
  const { textSize, theme, reach } = view.context.settings;
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
