import type { Fact, ServiceDetails, ServiceFacts } from '../../domain/service/index.ts';
import {
  howLongFact,
  howMuchFact,
  whatToBringFact,
  whereFact,
} from '../../domain/service/index.ts';
import { Doubt, FactCard, type PictogramName } from '../ui/index.ts';
import { said } from './said.tsx';
import type { Say } from './say.ts';

const icons: Readonly<Record<Fact['key'], PictogramName>> = {
  where: 'place',
  howLong: 'clock',
  howMuch: 'money',
  whatToBring: 'folder',
};

/** Lines shown under a headline on the service page; the rest is on the next pages and the slip. */
const bringLinesMax = 4;

/** One fact as cards say it: headline, lines, and "Chưa rõ" beside every line nobody is sure of. */
function FactView({ say, fact }: { readonly say: Say; readonly fact: Fact }) {
  const { t } = say;
  const lines = fact.key === 'whatToBring' ? fact.lines.slice(0, bringLinesMax) : fact.lines;
  return (
    <FactCard icon={icons[fact.key]} label={t(`service.${fact.key}`)}>
      {fact.certainty === 'unknown' ? (
        <p class="v">
          <Doubt>{said(say, fact.headline)}</Doubt>
        </p>
      ) : (
        <p class="v">{said(say, fact.headline)}</p>
      )}
      {lines.map((line) => (
        <p class="n" key={line.text.vi}>
          {line.unsure && fact.certainty !== 'unknown' && <Doubt>{t('common.unknown')}</Doubt>}{' '}
          {said(say, line.text)}
        </p>
      ))}
    </FactCard>
  );
}

/** The papers are not on this kiosk: a fourth fact that says so, and never three facts (law 1). */
function NotHere({ say, isMissing }: { readonly say: Say; readonly isMissing: boolean }) {
  const { t } = say;
  return (
    <FactCard icon={icons.whatToBring} label={t('service.whatToBring')}>
      {isMissing ? (
        <>
          <p class="v">
            <Doubt>{t('common.unknown')}</Doubt>
          </p>
          <p class="n">
            {t('service.detailsMissing')} {t('service.detailsMissingDo')}
          </p>
        </>
      ) : (
        <p class="n" role="status">
          {t('service.detailsLoading')}
        </p>
      )}
    </FactCard>
  );
}

/** Where, how long, how much, what to bring: always these, always in this order (B2). */
export function FourFacts({
  say,
  facts,
  details,
  detailsMissing,
  caseKey,
}: {
  readonly say: Say;
  readonly facts: ServiceFacts;
  readonly details: ServiceDetails | undefined;
  readonly detailsMissing: boolean;
  readonly caseKey: string | undefined;
}) {
  return (
    <>
      <FactView say={say} fact={whereFact(facts)} />
      <FactView say={say} fact={howLongFact(facts)} />
      <FactView say={say} fact={howMuchFact(facts, say.view.context.facts.time?.day)} />
      {details ? (
        <FactView say={say} fact={whatToBringFact(details, caseKey)} />
      ) : (
        <NotHere say={say} isMissing={detailsMissing} />
      )}
    </>
  );
}
