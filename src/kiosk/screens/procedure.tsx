import type { ScreenProps } from '../session/index.ts';
import { Button, IconWindow, Title } from '../ui/index.ts';
import { longDay } from './dates.ts';
import { FourFacts } from './facts.tsx';
import { EntryDoubts, EntryStrips } from './listed.tsx';
import { ContentNote, Local, nameOf, shortName } from './local.tsx';
import { Main, Pages } from './parts.tsx';
import { said } from './said.tsx';
import { type Say, sayFor } from './say.ts';
import { findOpenService, type OpenService } from './service-of.ts';

/** B2: what a resident asks first, on one screen, and the ways to take it home. */
export function Procedure(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send } = say;
  const open = findOpenService(say);
  if (!open) return <NoService say={say} />;
  const { facts } = open;
  const isListed = facts.entry === 'register';
  const isGuided = say.view.context.facts.content?.guides.has(facts.code) === true;
  const hasPapers = !isListed || (open.details?.evidence.length ?? 0) > 0;
  return (
    <Main class={isListed ? 'procedure listed' : 'procedure'}>
      <div class="top">
        <IconWindow name={facts.pictogram} lit />
        <Title note={isListed ? t('service.officialNote') : said(say, facts.summary)}>
          <Local say={say} text={nameOf(facts)}>
            {shortName(local(nameOf(facts)))}
          </Local>
        </Title>
      </div>
      <Pages say={say} class="facts">
        <ContentNote say={say} />
        <EntryStrips say={say} facts={facts} />
        <FourFacts say={say} {...open} />
        <EntryDoubts say={say} facts={facts} />
        <SourceLine say={say} open={open} />
      </Pages>
      <div class={isGuided ? 'do guided' : 'do'}>
        {isGuided && (
          <Button
            kind="go"
            class="lead"
            note={t('guide.openNote')}
            onPress={() => send({ type: 'OPEN_GUIDE' })}
          >
            {t('guide.open')}
          </Button>
        )}
        <Button
          kind={isGuided ? 'plain' : 'go'}
          icon="phone"
          onPress={() => send({ type: 'OPEN_TAKEAWAY' })}
        >
          {t(isListed ? 'service.openPortal' : 'service.takeAway')}
        </Button>
        {hasPapers && (
          <Button class="papers" icon="check3" onPress={() => send({ type: 'OPEN_EVIDENCE' })}>
            {t('service.seeEvidence')}
          </Button>
        )}
      </div>
      <div class="keys">
        <Button kind="back" onPress={() => send({ type: 'BACK' })}>
          {t('common.back')}
        </Button>
        <Button icon="docs" onPress={() => send({ type: 'OPEN_ABOUT' })}>
          {t('about.open')}
        </Button>
        {facts.spatial !== 'elsewhere' && (
          <Button class="grow" icon="calendar" onPress={() => send({ type: 'OPEN_BOOKING' })}>
            {t('service.book')}
          </Button>
        )}
      </div>
    </Main>
  );
}

/** Where the facts come from and how old they are (law 1). */
function SourceLine({ say, open }: { readonly say: Say; readonly open: OpenService }) {
  const { t, local, lang } = say;
  const { source, code } = open.facts;
  const day = longDay(source.checkedOn ?? source.snapshotDate, lang);
  return (
    <p class="source">
      {t(source.checkedOn ? 'service.sourceChecked' : 'service.source', {
        source: local(source.name),
        day,
      })}{' '}
      {t('service.code', { code })}
    </p>
  );
}

/** The content changed under a scanned or remembered code: said, with a way on. */
export function NoService({ say }: { readonly say: Say }) {
  const { t, send } = say;
  return (
    <Main>
      <Title>{t('service.detailsMissing')}</Title>
      <p>{t('service.detailsMissingDo')}</p>
      <Button kind="go" onPress={() => send({ type: 'HOME' })}>
        {t('common.home')}
      </Button>
    </Main>
  );
}
