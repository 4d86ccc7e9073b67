import type { ScreenProps } from '../session/index.ts';
import { Button, Icon, Plate, Strip, Title } from '../ui/index.ts';
import { clockWords } from './dates.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

const howSteps = ['help.how1', 'help.how2', 'help.how3', 'help.how4'] as const;

/** H1: a person, by phone and by a call that is queued honestly (R47). */
export function Help(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { link } = view.context.facts;
  return (
    <Main>
      <Title
        note={
          link.site && t('help.where', { building: link.site.building, plate: link.site.plate })
        }
      >
        {t('help.title')}
      </Title>
      <Pages say={say}>
        <div class="card help-card">
          <Icon name="phone" />
          <div>
            <h2>{t('help.phone')}</h2>
            <p>{t('help.phoneNote')}</p>
          </div>
          <Plate size="large">{t('help.phoneNumber')}</Plate>
        </div>
        <HoursCard say={say} />
        <div class="card help-card">
          <Icon name="desk" />
          <div>
            <h2>{t('help.call')}</h2>
            <p>{t(link.net === 'online' ? 'help.callNote' : 'help.callNoteOffline')}</p>
          </div>
          <Button icon="bell" onPress={() => send({ type: 'CALL_HELP' })}>
            {t('help.call')}
          </Button>
        </div>
        <Strip icon="warn" tone="warn">
          {t('help.emergency')}
        </Strip>
        <HowCard say={say} />
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** The whole way in four sentences, for whoever has never used one. */
function HowCard({ say: { t } }: { readonly say: Say }) {
  return (
    <div class="card help-card">
      <Icon name="hand" />
      <div>
        <h2>{t('help.how')}</h2>
        <ol>
          {howSteps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

/** When somebody is there to help at this site (R47, S5); whether now only by a believed clock. */
function HoursCard({ say: { t, lang, view } }: { readonly say: Say }) {
  const { link, time } = view.context.facts;
  const hours = link.site?.hours;
  if (!hours) return null;
  const { from, to } = hours;
  // A night shift ends the next morning.
  const isNow = (minute: number) =>
    from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  return (
    <div class="card help-card">
      <Icon name="clock" />
      <div>
        <h2>{t('help.hours')}</h2>
        <p>
          {t('help.hoursFromTo', {
            from: clockWords(from, lang),
            to: clockWords(to, lang),
          })}
        </p>
        {time && <p>{t(isNow(time.minute) ? 'help.hoursNow' : 'help.hoursOver')}</p>}
      </div>
    </div>
  );
}
