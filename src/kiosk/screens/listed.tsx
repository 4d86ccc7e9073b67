import type { ComponentChildren } from 'preact';
import { wordsIn } from '../../domain/basics/index.ts';
import type { ServiceFacts } from '../../domain/service/index.ts';
import { Doubt, Plate, Strip } from '../ui/index.ts';
import { shortName } from './local.tsx';
import { said } from './said.tsx';
import type { Say } from './say.ts';

/** Doubts that no line of the four facts says already. */
const toldHere = ['feeNumber', 'onlineFlags', 'brokenText', 'reference'] as const;

/** What a card of a procedure says under its name: a summary, or that it is only listed. */
export function noteOf(say: Say, facts: ServiceFacts): ComponentChildren {
  const { t, local } = say;
  if (facts.entry === 'written') return said(say, facts.summary);
  return t('search.listed', { field: local(facts.field) });
}

/** Above the facts: what is particular about this entry, before anybody relies on it. */
export function EntryStrips({ say, facts }: { readonly say: Say; readonly facts: ServiceFacts }) {
  const { t } = say;
  const code = <Plate>{facts.code}</Plate>;
  return (
    <>
      {facts.spatial === 'elsewhere' && (
        <Strip icon="warn" tone="warn">
          {t('service.elsewhere')}
        </Strip>
      )}
      {facts.audience === 'offices' && (
        <Strip icon="warn" tone="warn">
          {t('service.forOffices')}
        </Strip>
      )}
      {facts.codeState === 'possiblyOld' && (
        <Strip icon="question" tone="warn" after={code}>
          {t('service.codePossiblyOld')}
        </Strip>
      )}
      {facts.codeState === 'malformed' && (
        <Strip icon="question" tone="warn" after={code}>
          {t('service.codeMalformed')}
        </Strip>
      )}
      {facts.entry === 'register' && (
        <Strip icon="folder" tone="place" title={t('service.listed')}>
          {t('service.listedDo')}
        </Strip>
      )}
    </>
  );
}

/** Under the facts: the whole official name where the heading cut it, and what may be wrong. */
export function EntryDoubts({ say, facts }: { readonly say: Say; readonly facts: ServiceFacts }) {
  const { t } = say;
  const doubts = toldHere.filter((doubt) => facts.doubts.includes(doubt));
  const name = wordsIn(facts.name, say.language);
  const isCut = facts.entry === 'register' && shortName(name.words) !== name.words;
  return (
    <>
      {isCut && (
        <section class="official">
          <h2>{t('service.officialName')}</h2>
          <p lang={name.language}>{name.words}</p>
        </section>
      )}
      {doubts.map((doubt) => (
        <p class="n" key={doubt}>
          <Doubt>{t('common.unknown')}</Doubt> {t(`service.doubt_${doubt}`)}
        </p>
      ))}
    </>
  );
}
