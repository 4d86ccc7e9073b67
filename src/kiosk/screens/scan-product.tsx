import type { ProductAnswer } from '../../domain/api/index.ts';
import type { CalendarDate, ProductCode } from '../../domain/codes/index.ts';
import { issuerOf } from '../../domain/service/index.ts';
import { Strip } from '../ui/index.ts';
import { NothingSaid, Source, shownDay } from './look-up-source.tsx';
import { said } from './said.tsx';
import type { Say } from './say.ts';

const isoDay = ({ year, month, day }: CalendarDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** D5: who vouches for what, and when they said so; what nobody vouches for is "chưa rõ". */
export function ProductOrigin({ say, code }: { readonly say: Say; readonly code: ProductCode }) {
  const { t, view } = say;
  const { lookUp } = view.context.resident;
  const answer = lookUp.state === 'told' ? lookUp.answer : undefined;
  return (
    <>
      <Issuer say={say} code={code} />
      {answer?.outcome === 'answered' && answer.kind === 'product' ? (
        <Said say={say} code={code} answer={answer} />
      ) : (
        <NothingSaid say={say} unknown={t('scan.productUnknown')} />
      )}
    </>
  );
}

/** Who gave the number: by the content of this kiosk, so it is said without a network too. */
function Issuer({ say, code }: { readonly say: Say; readonly code: ProductCode }) {
  const { t, local, view } = say;
  // Nobody gave a number that does not fit its own check digit, whatever it begins with.
  const wrong = code.findings.includes('checkDigitWrong');
  const issuer = issuerOf(view.context.facts.content?.issuers ?? [], code.gtin);
  return issuer && !wrong ? (
    <Strip icon="barcode" tone="place" title={t('scan.issuedBy', { issuer: local(issuer.name) })}>
      {said(say, issuer.vouchesFor)}
    </Strip>
  ) : (
    <Strip icon="question" tone="warn">
      {t('scan.issuerUnknown')}
    </Strip>
  );
}

function Said({
  say,
  code,
  answer,
}: {
  readonly say: Say;
  readonly code: ProductCode;
  readonly answer: ProductAnswer;
}) {
  const { t, view } = say;
  const { state, lot, expiresOn } = answer;
  const today = view.context.facts.time?.day;
  const isPast = expiresOn !== null && today !== undefined && expiresOn < today;
  const good = state === 'registered' && lot !== 'unknown';
  const onCode = code.expiresOn && isoDay(code.expiresOn);
  return (
    <>
      <Strip
        icon={good ? 'check' : state === 'notFound' ? 'question' : 'warn'}
        tone={good ? 'ok' : 'warn'}
        title={t(`scan.product_${state}`)}
        live
      >
        {t(`scan.productDo_${state}`)}
      </Strip>
      {state === 'registered' && lot !== 'notSaid' && (
        <Strip icon={lot === 'known' ? 'check' : 'warn'} tone={lot === 'known' ? 'ok' : 'warn'}>
          {t(`scan.lot_${lot}`)}
        </Strip>
      )}
      {expiresOn !== null && onCode !== undefined && expiresOn !== onCode && (
        <Strip icon="warn" tone="warn">
          {t('scan.expiryDiffers', { day: shownDay(expiresOn) })}
        </Strip>
      )}
      {expiresOn !== null && onCode === undefined && (
        <Strip icon={isPast ? 'warn' : 'calendar'} tone={isPast ? 'warn' : 'place'}>
          {t(isPast ? 'scan.expiryPast' : 'scan.expirySaid', { day: shownDay(expiresOn) })}
        </Strip>
      )}
      <Source say={say} answer={answer} />
    </>
  );
}
