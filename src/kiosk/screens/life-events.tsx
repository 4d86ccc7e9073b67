import type { ScreenProps } from '../session/index.ts';
import { Option, Tile, Title } from '../ui/index.ts';
import { noteOf } from './listed.tsx';
import { ContentNote, Local, nameOf, shortName } from './local.tsx';
import { Keys, Main, Pages } from './parts.tsx';
import { said } from './said.tsx';
import { sayFor } from './say.ts';

/** By what happens in a life: no word has to be typed or known (R36). */
export function LifeEvents(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  return (
    <Main>
      <Title>{t('search.lifeEventsTitle')}</Title>
      <Pages say={say}>
        <div class="tiles three" data-group="">
          {view.context.facts.content?.lifeEvents.map((event) => (
            <Tile
              key={event.key}
              icon={event.pictogram}
              title={said(say, event.name)}
              note={t('search.lifeEventCount', { count: event.serviceCodes.length })}
              onPress={() => send({ type: 'OPEN_LIFE_EVENT', key: event.key })}
            />
          ))}
        </div>
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** The services of one life event, the most wanted first. */
export function LifeEventScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { content } = view.context.facts;
  const event = content?.lifeEvents.find(({ key }) => key === view.context.resident.lifeEvent);
  const services = (event?.serviceCodes ?? []).flatMap((code) => content?.services.get(code) ?? []);
  return (
    <Main class="listing">
      <Title crumb={t('search.lifeEvents')} note={t('search.touchOne')}>
        {event ? said(say, event.name) : t('search.lifeEventsTitle')}
      </Title>
      <Pages say={say}>
        <ContentNote say={say} />
        {services.map((service) => (
          <Option
            key={service.code}
            kind="go"
            icon={service.pictogram}
            note={noteOf(say, service)}
            onPress={() => send({ type: 'OPEN_SERVICE', code: service.code })}
          >
            <Local say={say} text={nameOf(service)}>
              {shortName(local(nameOf(service)))}
            </Local>
          </Option>
        ))}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
