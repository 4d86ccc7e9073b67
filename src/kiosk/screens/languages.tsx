import { useEffect } from 'preact/hooks';
import { offeredLanguages, type ScreenProps } from '../session/index.ts';
import { Option, Options, Title } from '../ui/index.ts';
import { languageNames, loadLanguage } from '../words/index.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { sayFor } from './say.ts';

/** A3: each language of the site by its own name; one touch, and back to where one was (R46). */
export function LanguagesScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, lang, view, send } = say;
  const offered = offeredLanguages(view.context.facts.link.site);
  // Their words and letters are here before one of them is chosen.
  useEffect(() => {
    for (const each of offered) void loadLanguage(each).catch(() => undefined);
  }, [offered]);
  return (
    <Main>
      <Title note={t('languages.note')}>{t('languages.title')}</Title>
      <Pages say={say}>
        <Options label={t('languages.title')} class="chips two">
          {offered.map((each) => (
            <Option
              key={each}
              kind="one"
              selected={each === lang}
              onPress={() => {
                send({ type: 'SET_LANGUAGE', language: each });
                send({ type: 'BACK' });
              }}
            >
              <span lang={each}>{languageNames[each]}</span>
            </Option>
          ))}
        </Options>
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
