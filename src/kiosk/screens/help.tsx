import type { ScreenProps } from '../session/index.ts';
import { Button, Icon, Plate, Strip, Title } from '../ui/index.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { sayFor } from './say.ts';

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
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
