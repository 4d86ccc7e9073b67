import type { ScreenLanguage } from '../../domain/basics/index.ts';
import { offeredLanguages, themes } from '../session/index.ts';
import type { AccessKey, HeaderView } from '../ui/index.ts';
import { languageNames } from '../words/index.ts';
import { clockWords, shortDay } from './dates.ts';
import type { Say } from './say.ts';
import { canSpeak, toggleAloud } from './use-aloud.ts';
import { weekdayWords } from './weekday-words.ts';

/** What the header says, from the facts: unknown is said as unknown. */
export function headerOf(say: Say): HeaderView {
  const { t, lang, view } = say;
  const { link, content, time } = view.context.facts;
  const net = t(
    link.net === 'online'
      ? 'common.online'
      : link.net === 'offline'
        ? 'common.offline'
        : 'common.netUnknown',
  );
  const dated =
    content &&
    t(content.stale ? 'common.factsOld' : 'common.factsOf', {
      day: shortDay(content.factsDate, lang),
    });
  return {
    plate: link.site?.plate,
    building: link.site?.building ?? t('common.brand'),
    ward: link.site?.ward ?? '',
    net: dated ? `${net} · ${dated}` : net,
    time: time && clockWords(time.minute, lang),
    day: time
      ? t('common.dayOfWeek', {
          weekday: weekdayWords(say, time.day),
          day: shortDay(time.day, lang),
        })
      : t('common.clockUnknown'),
    trial: link.trial || content?.trial ? t('common.trial') : undefined,
    friezeRows: view.context.settings.reach === 'low' ? 2 : 1,
  };
}

/** What the access keys need beside the session: a place to answer. */
export interface AccessHelp {
  /** Says why a key cannot do its work. */
  readonly tell: (text: string) => void;
}

/** The seven keys, and what each does now; six where the site offers one language. */
export function accessKeysOf(say: Say, { tell }: AccessHelp): readonly AccessKey[] {
  const { t, lang, view } = say;
  // In attract only settings begin a session; the other keys begin it first.
  const send: Say['send'] = (event) => {
    if (view.screen === 'attract' && event.type !== 'END') say.send({ type: 'START' });
    say.send(event);
  };
  const { theme, reach, aloud } = view.context.settings;
  const others = offeredLanguages(view.context.facts.link.site).filter((each) => each !== lang);
  const nextTheme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'light';
  return [
    { name: 'end', word: t('common.end'), on: false, onPress: () => send({ type: 'END' }) },
    ...languageKeys(say, others, send),
    {
      name: 'size',
      word: t('common.textSize'),
      on: view.screen === 'display',
      onPress: () => send({ type: view.screen === 'display' ? 'BACK' : 'OPEN_DISPLAY' }),
    },
    {
      name: 'theme',
      word: t('common.contrast'),
      on: theme !== 'light',
      onPress: () => say.send({ type: 'SET_THEME', theme: nextTheme }),
    },
    {
      name: 'listen',
      word: t(aloud ? 'common.listenStop' : 'common.listen'),
      on: aloud,
      notYet: !canSpeak(say),
      onPress: () => toggleAloud(say, tell),
    },
    {
      name: 'reach',
      word: t('common.reachLow'),
      on: reach === 'low',
      onPress: () => say.send({ type: 'SET_REACH', reach: reach === 'low' ? 'standing' : 'low' }),
    },
    {
      name: 'help',
      word: t('common.callHelp'),
      on: view.screen === 'help',
      onPress: () => send({ type: 'HELP', screen: view.screen }),
    },
  ];
}

/** None, the other language in its own name, or a way to all of them (S5, R46). */
function languageKeys(
  say: Say,
  others: readonly ScreenLanguage[],
  send: Say['send'],
): readonly AccessKey[] {
  const [other, ...more] = others;
  if (other === undefined) return [];
  if (more.length === 0) {
    const onPress = () => say.send({ type: 'SET_LANGUAGE', language: other });
    return [{ name: 'language', word: languageNames[other], lang: other, on: false, onPress }];
  }
  const isOpen = say.view.screen === 'languages';
  return [
    {
      name: 'language',
      word: say.t('common.languages'),
      lang: say.lang === 'en' ? 'vi' : 'en',
      on: isOpen,
      onPress: () => send({ type: isOpen ? 'BACK' : 'OPEN_LANGUAGES' }),
    },
  ];
}
