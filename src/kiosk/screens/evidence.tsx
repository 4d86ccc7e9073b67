import { type Evidence, paperCounts, papersToBring } from '../../domain/service/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, ChecklistItem, Chip, Options, Strip, Title } from '../ui/index.ts';
import { ContentNote, Local, nameOf, shortName } from './local.tsx';
import { Keys, Main, Pages } from './parts.tsx';
import { NoService } from './procedure.tsx';
import { said } from './said.tsx';
import { type Say, sayFor } from './say.ts';
import { findOpenService } from './service-of.ts';

function isBrought(paper: Evidence): boolean {
  return !paper.note && (paper.use === 'submit' || paper.use === 'show');
}

/** C4: the papers of a case, counted on plates; what is not to be brought is shown as that. */
export function EvidenceScreen(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send } = say;
  const open = findOpenService(say);
  if (!open) return <NoService say={say} />;
  const cases = open.details?.evidence ?? [];
  // Until a case is chosen only what every case needs is promised, as on the slip.
  const chosen = cases.length === 1 ? cases[0] : cases.find(({ key }) => key === open.caseKey);
  const common = open.details ? papersToBring(open.details).map(({ evidence }) => evidence) : [];
  const papers = chosen?.items ?? common;
  const brought = papers.filter(isBrought);
  const others = papers.filter((paper) => !isBrought(paper));
  const always = brought.filter((paper) => paper.condition === undefined);
  const heading = () => {
    if (!open.details || papers.length === 0) return t('service.evidenceTitle');
    if (brought.length === 0) return t('service.evidenceNone');
    return always.length === brought.length
      ? t('service.evidenceCount', { count: brought.length })
      : t('service.evidenceTitle');
  };
  return (
    <Main>
      <Title
        crumb={
          <Local say={say} text={nameOf(open.facts)}>
            {shortName(local(nameOf(open.facts)))}
          </Local>
        }
      >
        {heading()}
      </Title>
      <Pages say={say} class="evidence">
        <ContentNote say={say} />
        {cases.length > 1 && (
          <section>
            <h2>{t('service.caseQuestion')}</h2>
            <Options label={t('service.caseQuestion')} class="chips two">
              {cases.map((one, index) => (
                <Chip
                  key={one.key}
                  selected={one === chosen}
                  onPress={() => send({ type: 'CHOOSE_CASE', caseKey: one.key })}
                >
                  {one.title
                    ? said(say, one.title)
                    : t('service.caseNumber', { number: index + 1 })}
                </Chip>
              ))}
            </Options>
          </section>
        )}
        {open.detailsMissing && (
          <Strip icon="folder" tone="warn" title={t('service.detailsMissing')}>
            {t('service.detailsMissingDo')}
          </Strip>
        )}
        {open.details && papers.length === 0 && cases.length < 2 && (
          <Strip icon="question" tone="warn" title={t('common.unknown')}>
            {t('service.detailsMissingDo')}
          </Strip>
        )}
        {brought.length > 0 && (
          <ol class="items" data-group="">
            {brought.map((paper, index) => (
              <Paper key={paper.key} say={say} paper={paper} number={index + 1} />
            ))}
          </ol>
        )}
        {others.length > 0 && <h2>{t('service.notToBring')}</h2>}
        {others.length > 0 && (
          <ul class="items" data-group="">
            {others.map((paper) => (
              <Paper key={paper.key} say={say} paper={paper} number={undefined} />
            ))}
          </ul>
        )}
      </Pages>
      <Keys say={say}>
        <Button kind="go" icon="phone" onPress={() => send({ type: 'OPEN_TAKEAWAY' })}>
          {t('service.takeAway')}
        </Button>
      </Keys>
    </Main>
  );
}

function Paper({
  say,
  paper,
  number,
}: {
  readonly say: Say;
  readonly paper: Evidence;
  readonly number: number | undefined;
}) {
  const { t, local } = say;
  const counts = local(paperCounts(paper));
  const full = local(paper.fullName);
  const short = local(paper.shortName);
  return (
    <ChecklistItem number={number} icon={paper.pictogram} title={said(say, paper.shortName)}>
      {full !== short && <p>{said(say, paper.fullName)}</p>}
      {number !== undefined && counts && <p>{said(say, paperCounts(paper))}</p>}
      {paper.condition && (
        <p>{t('service.conditionOnly', { condition: local(paper.condition) })}</p>
      )}
      {paper.use === 'show' && !paper.note && <p>{t('service.show')}</p>}
      {paper.use === 'fillIn' && !paper.note && <p>{t('service.fillIn')}</p>}
      {paper.use === 'lookedUp' && !paper.note && <p>{t('service.lookedUp')}</p>}
      {paper.whereToGet && <p>{said(say, paper.whereToGet)}</p>}
    </ChecklistItem>
  );
}
