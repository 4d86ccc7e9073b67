import type { Doubt as DoubtName, ServiceFacts } from '../../../domain/service/index.ts';
import { Doubt, Plate } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import { Local } from '../local.tsx';
import type { Say } from '../say.ts';

/** Each doubt with the fact it is about. */
const doubts = {
  zeroFee: ['service.howMuch', 'about.doubt_zeroFee'],
  feeNumber: ['service.howMuch', 'service.doubt_feeNumber'],
  onlineFlags: ['about.ways', 'service.doubt_onlineFlags'],
  timesDiffer: ['service.howLong', 'about.doubt_timesDiffer'],
  whereInferred: ['service.where', 'about.doubt_whereInferred'],
  noQuantity: ['service.whatToBring', 'about.doubt_noQuantity'],
  brokenText: ['about.steps', 'service.doubt_brokenText'],
  reference: ['about.related', 'service.doubt_reference'],
} as const satisfies Record<DoubtName, readonly [fact: string, why: string]>;

/** Where it is from, how old it is, who compared it, and everything in it that is not certain. */
export function Source({ say, facts }: { readonly say: Say; readonly facts: ServiceFacts }) {
  const { t, local, language } = say;
  const { source, codeState } = facts;
  const day = (iso: string) => ({ day: longDay(iso, language) });
  const isSure = facts.doubts.length === 0 && codeState === 'current';
  return (
    <>
      <h2>{t('about.sourceName')}</h2>
      <p>{local(source.name)}</p>
      <p>{t('about.copiedOn', day(source.snapshotDate))}</p>
      <p>
        {source.updatedOn ? t('about.updatedOn', day(source.updatedOn)) : t('about.updatedUnknown')}
      </p>
      <p>
        {source.checkedOn ? t('about.checkedOn', day(source.checkedOn)) : t('about.checkedNever')}
      </p>
      {source.decision && (
        <p>
          {t('about.decision')}: <span lang="vi">{source.decision}</span>
        </p>
      )}
      <h2>{t('about.doubts')}</h2>
      {isSure && <p>{t('about.noDoubts')}</p>}
      {codeState !== 'current' && (
        <p class="n">
          <Doubt>{t('common.unknown')}</Doubt>{' '}
          {t(codeState === 'malformed' ? 'service.codeMalformed' : 'service.codePossiblyOld')}
        </p>
      )}
      {facts.doubts.map((doubt) => {
        const [fact, why] = doubts[doubt];
        return (
          <p class="n" key={doubt}>
            <Doubt>{t(fact)}</Doubt> {t(why)}
          </p>
        );
      })}
      <h2>{t('service.officialName')}</h2>
      <p lang="vi">{facts.officialName}</p>
      <p>
        {t('about.field')}: <Local say={say} text={facts.field} />
      </p>
      <p>
        <Plate>{facts.code}</Plate>
      </p>
    </>
  );
}
