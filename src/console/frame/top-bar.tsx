import { Icon, Keys } from '../ui/index.ts';
import { language, useWords, type Words } from '../words/index.ts';
import { useConsole } from './console-context.ts';
import type { ConsolePage } from './console-page.ts';
import { Mark } from './mark.tsx';
import { mayOpen } from './nav.tsx';
import { placeName } from './place-name.ts';
import { addressOf } from './router.ts';
import { switchTheme, theme } from './settings.ts';

interface TopBarProps {
  readonly page: ConsolePage | undefined;
  readonly rest: string;
  readonly onFind: () => void;
}

/** An id of the database says nothing to a person. */
const nameless = /^(new|[0-9a-f-]{36})$/;

/** What a place below a page is called: its name, what it shows, or nothing. */
function sayPlace(t: Words, page: ConsolePage, rest: string): string {
  const told = placeName.value;
  if (told?.rest === rest) return told.name;
  const name = page.places?.[rest];
  if (name !== undefined) return t(name);
  if (rest === '' || nameless.test(rest)) return '';
  try {
    return decodeURIComponent(rest);
  } catch {
    // An address that somebody typed.
    return rest;
  }
}

/** Where one is, finding, light and dark, language, who is signed in. */
export function TopBar({ page, rest, onFind }: TopBarProps) {
  const t = useWords();
  const { person } = useConsole().session;
  // Of a page that is closed to this person, nothing below it is told.
  const at = page === undefined || !mayOpen(page, person) ? '' : sayPlace(t, page, rest);
  return (
    <header class="top">
      <a class="mark" href={addressOf('')}>
        <Mark />
        <span>{t('frame.product')}</span>
      </a>
      <nav class="crumb" aria-label={t('frame.place')}>
        {page !== undefined &&
          (at === '' ? (
            <b>{t(page.title)}</b>
          ) : (
            <>
              <a class="m" href={addressOf(page.path)}>
                {t(page.title)}
              </a>
              <Icon name="next" size={12} />
              <b>{at}</b>
            </>
          ))}
      </nav>
      <button type="button" class="find" onClick={onFind} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        {t('frame.find')}
        <Keys keys="Ctrl K" />
      </button>
      <ThemeAndLanguage />
      <a class="who" href={addressOf('account')}>
        <Icon name="person" />
        <b>{person.name}</b>
      </a>
    </header>
  );
}

/** The two choices that are at hand before signing in, too. */
export function ThemeAndLanguage() {
  const t = useWords();
  return (
    <>
      <button type="button" class="who" title={t('frame.theme')} onClick={switchTheme}>
        <Icon name={theme.value === 'light' ? 'sun' : 'moon'} />
        {t(theme.value === 'light' ? 'frame.light' : 'frame.dark')}
      </button>
      <button
        type="button"
        class="who"
        aria-label={`${t('frame.languageChoice')}: ${language.value === 'vi' ? 'VI' : 'EN'} / ${language.value === 'vi' ? 'EN' : 'VI'}`}
        onClick={() => {
          language.value = language.value === 'vi' ? 'en' : 'vi';
        }}
      >
        <b>{language.value === 'vi' ? 'VI' : 'EN'}</b>
        <span>/ {language.value === 'vi' ? 'EN' : 'VI'}</span>
      </button>
    </>
  );
}
