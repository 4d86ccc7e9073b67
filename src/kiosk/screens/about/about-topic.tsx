import { throwIllegalValue } from '../../../domain/basics/index.ts';
import type { AboutTopic } from '../../../domain/service/index.ts';
import type { ScreenProps } from '../../session/index.ts';
import { Button, Doubt, Strip, Title } from '../../ui/index.ts';
import { Local, nameOf, shortName } from '../local.tsx';
import { Keys, Main, Pages } from '../parts.tsx';
import { NoService } from '../procedure.tsx';
import { type Say, sayFor } from '../say.ts';
import { findOpenService, type OpenService } from '../service-of.ts';
import { Laws } from './laws.tsx';
import { MissingDetails } from './missing-details.tsx';
import { Paragraphs } from './paragraphs.tsx';
import { Related } from './related.tsx';
import { Source } from './source.tsx';
import { answersTo, paragraphsOf, topicsOf } from './topics.ts';
import { Ways } from './ways.tsx';

/** One question about a service, and everything the kiosk knows about it. */
export function AboutTopicScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send, view } = say;
  const open = findOpenService(say);
  if (!open) return <NoService say={say} />;
  const { facts, details } = open;
  const topics = topicsOf(facts, details);
  const topic = view.context.resident.topic ?? 'source';
  const next = topics[(topics.indexOf(topic) + 1) % topics.length] ?? 'source';
  return (
    <Main>
      <Title
        key={topic}
        crumb={
          <Local say={say} text={nameOf(facts)}>
            {shortName(local(nameOf(facts)))}
          </Local>
        }
      >
        {t(`about.${topic}`)}
      </Title>
      <Pages say={say} class="about">
        <Answer say={say} open={open} topic={topic} />
      </Pages>
      <Keys say={say}>
        <Button
          class="grow"
          icon="question"
          onPress={() => send({ type: 'OPEN_TOPIC', topic: next })}
        >
          {t('about.next')}
        </Button>
      </Keys>
    </Main>
  );
}

interface AnswerProps {
  readonly say: Say;
  readonly open: OpenService;
  readonly topic: AboutTopic;
}

function Answer({ say, open, topic }: AnswerProps) {
  const { t } = say;
  const { facts, details } = open;
  const isInDetails = topic !== 'ways' && topic !== 'source';
  if (isInDetails && !details) return <MissingDetails say={say} open={open} />;
  if (answersTo(topic, facts, details) === 0) {
    return (
      <Strip icon="question" tone="warn" title={t('about.missing')}>
        {t('about.missingDo')}
      </Strip>
    );
  }
  const isBroken = facts.doubts.includes('brokenText');
  switch (topic) {
    case 'who':
    case 'conditions':
    case 'steps':
    case 'outputs':
      return (
        <>
          {isBroken && <DoubtLine say={say}>{t('service.doubt_brokenText')}</DoubtLine>}
          <Paragraphs
            say={say}
            texts={paragraphsOf(topic, details) ?? []}
            isNumbered={topic === 'steps'}
          />
        </>
      );
    case 'ways':
      return <Ways say={say} facts={facts} />;
    case 'laws':
      return <Laws say={say} laws={details?.legalResources ?? []} />;
    case 'related':
      return (
        <>
          {facts.doubts.includes('reference') && (
            <DoubtLine say={say}>{t('service.doubt_reference')}</DoubtLine>
          )}
          <Related say={say} related={details?.related ?? []} />
        </>
      );
    case 'source':
      return <Source say={say} facts={facts} />;
    default:
      return throwIllegalValue(topic);
  }
}

function DoubtLine({ say, children }: { readonly say: Say; readonly children: string }) {
  return (
    <p class="n">
      <Doubt>{say.t('common.unknown')}</Doubt> {children}
    </p>
  );
}
