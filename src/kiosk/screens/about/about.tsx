import type { ScreenProps } from '../../session/index.ts';
import { Option, Title } from '../../ui/index.ts';
import { Local, nameOf, shortName } from '../local.tsx';
import { Keys, Main, Pages } from '../parts.tsx';
import { NoService } from '../procedure.tsx';
import { sayFor } from '../say.ts';
import { findOpenService } from '../service-of.ts';
import { MissingDetails } from './missing-details.tsx';
import { answersTo, topicIcons, topicsOf } from './topics.ts';

/** Everything else a resident asks of a service: one question a key (B2 has four, and no room). */
export function About(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send } = say;
  const open = findOpenService(say);
  if (!open) return <NoService say={say} />;
  const { facts, details } = open;
  return (
    <Main>
      <Title
        crumb={
          <Local say={say} text={nameOf(facts)}>
            {shortName(local(nameOf(facts)))}
          </Local>
        }
      >
        {t('about.title')}
      </Title>
      <Pages say={say}>
        {!details && <MissingDetails say={say} open={open} />}
        {topicsOf(facts, details).map((topic) => {
          const count = answersTo(topic, facts, details);
          return (
            <Option
              key={topic}
              kind="go"
              icon={topicIcons[topic]}
              unsure={count === 0}
              note={
                count === 0
                  ? t('common.unknown')
                  : topic !== 'source' && t('about.count', { count })
              }
              onPress={() => send({ type: 'OPEN_TOPIC', topic })}
            >
              {t(`about.${topic}`)}
            </Option>
          );
        })}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}
