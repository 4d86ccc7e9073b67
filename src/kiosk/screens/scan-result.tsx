import { useEffect } from 'preact/hooks';
import {
  type DisplayField,
  findingWeight,
  offerOf,
  type ScannedCode,
  showDate,
} from '../../domain/codes/index.ts';
import { moneyText } from '../../domain/service/index.ts';
import { scriptOf } from '../../domain/speech/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, MaskedValue, type PictogramName, ShowKey, Strip, Title } from '../ui/index.ts';
import { isGuest } from '../words/index.ts';
import { Keys, Main, Pages } from './parts.tsx';
import { inContent, type Say, sayFor } from './say.ts';
import { DossierState } from './scan-dossier.tsx';
import { ProductOrigin } from './scan-product.tsx';
import { SlipRequest } from './scan-slip.tsx';

type Kind = Exclude<ScannedCode['kind'], 'rejected'>;

const icons: Readonly<Record<Kind, PictogramName>> = {
  citizenCard: 'id',
  dossier: 'folder',
  payment: 'money',
  product: 'bag',
  healthInsurance: 'health',
  enrolment: 'plug',
  staffBadge: 'lock',
  slip: 'slip',
  invoice: 'form',
  link: 'link',
  text: 'docs',
};

/** What a citizen card says when the resident asked to see it; other codes show what they show. */
function clearValue(code: ScannedCode, field: DisplayField): string {
  if (code.kind === 'healthInsurance') {
    if (field.name === 'cardNumber') return code.number;
    if (field.name === 'name') return code.name ?? field.text;
  }
  if (code.kind !== 'citizenCard') return field.text;
  switch (field.name) {
    case 'citizenNumber':
      return code.number;
    case 'name':
      return code.name ?? field.text;
    case 'birthYear':
      return code.birthDate ? showDate(code.birthDate) : field.text;
    default:
      return field.text;
  }
}

/** An amount as it is read aloud, where it is one in đồng; everything else as the code has it. */
function shownValue({ t, local, lang }: Say, code: ScannedCode, field: DisplayField): string {
  const inDong =
    field.name === 'amountDong' &&
    code.kind === 'payment' &&
    code.amountDong !== undefined &&
    !code.findings.includes('currencyNotDong');
  if (!inDong) return field.text;
  if (!isGuest(lang)) return local(moneyText(code.amountDong));
  return t('languages.dong', { amount: code.amountDong.toLocaleString(lang) });
}

/** A code that dials, joins a network or saves a contact is no page's address, and not called one. */
function kindShown(code: Exclude<ScannedCode, { kind: 'rejected' }>): Kind {
  const isCommand = code.kind === 'link' && code.findings.includes('schemeHostile');
  return isCommand ? 'text' : code.kind;
}

/** Nobody is asked about a number that contradicts itself, and so nothing else may be said. */
function aboutOf(code: Exclude<ScannedCode, { kind: 'rejected' }>): Kind | 'misread' {
  const isAskedAbout =
    code.kind === 'dossier' || (code.kind === 'slip' && code.purpose === 'follow');
  return isAskedAbout && offerOf(code) === 'none' ? 'misread' : kindShown(code);
}

/** D3 to D5: what the code is, what of it holds, and nothing that anybody cannot vouch for. */
export function ScanResult(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { code } = view.context.resident;
  useSpokenWarning(say);
  if (!code || code.kind === 'rejected') return <NoCode say={say} />;
  const personal = code.kind === 'citizenCard' || code.kind === 'healthInsurance';
  return (
    <Main>
      <Title crumb={t('scan.title')} note={t(`scan.about_${aboutOf(code)}`)}>
        {t(`scan.kind_${kindShown(code)}`)}
      </Title>
      <Pages say={say}>
        {offerOf(code) === 'dossierState' && <DossierState say={say} />}
        {code.kind === 'payment' && (
          <Strip icon="warn" tone="warn" title={t('scan.paymentWarning')} live>
            {t('scan.paymentWarningDo')}
          </Strip>
        )}
        <Findings say={say} code={code} icon={icons[kindShown(code)]} />
        {code.display.length > 0 && (
          <dl data-group="">
            {code.display.map((field) => (
              <MaskedValue
                key={field.name}
                label={t(`scan.field_${kindShown(code) === 'text' ? 'text' : field.name}`)}
                masked={shownValue(say, code, field)}
                clear={personal ? clearValue(code, field) : shownValue(say, code, field)}
                shown={view.unmasked}
              />
            ))}
          </dl>
        )}
        {personal && (
          <div class="row">
            <ShowKey
              shown={view.unmasked}
              show={t('scan.show')}
              hide={t('scan.hide')}
              onShow={() => send({ type: 'SHOW_PERSONAL' })}
              onHide={() => send({ type: 'HIDE_PERSONAL' })}
            />
            <Button icon="trash" onPress={() => send({ type: 'FORGET_CODE' })}>
              {t('scan.forget')}
            </Button>
            {!view.unmasked && <p class="note">{t('scan.masked')}</p>}
          </div>
        )}
        {code.kind === 'product' && <ProductOrigin say={say} code={code} />}
        {code.kind === 'slip' && <SlipRequest say={say} code={code} />}
      </Pages>
      <Keys say={say}>
        <Button class="grow" icon="scan" onPress={() => send({ type: 'SCAN_AGAIN' })}>
          {t('scan.scanAnother')}
        </Button>
        <NextStep say={say} code={code} />
      </Keys>
    </Main>
  );
}

/** A payment code is said aloud for what it is; whose account stands in it is not (R32). */
function useSpokenWarning({ t, lang: language, view, send }: Say): void {
  const { code } = view.context.resident;
  const { voices } = view.context.facts;
  const spoken = code?.kind === 'payment' && voices[language];
  useEffect(() => {
    if (!spoken) return;
    const text = t('scan.paymentSpoken');
    send({ type: 'LISTEN', script: scriptOf([{ text, language, personal: false }]) });
  }, [code, spoken]);
}

/**
 * A text and a link have no form to be right, and "nothing wrong" on a payment or a foreign page would
 * lend it a good name.
 */
const unvouched: ReadonlySet<ScannedCode['kind']> = new Set(['payment', 'link', 'invoice', 'text']);

/** The checks, in words; a code without a contradiction still proves nothing by itself. */
function Findings({
  say,
  code,
  icon,
}: {
  readonly say: Say;
  readonly code: Exclude<ScannedCode, { kind: 'rejected' }>;
  readonly icon: PictogramName;
}) {
  const { t } = say;
  if (code.findings.length === 0) {
    if (unvouched.has(code.kind)) return null;
    return (
      <Strip icon={icon} tone="place" live>
        {t('scan.formOk')}
      </Strip>
    );
  }
  return (
    <>
      {code.findings.map((finding) => (
        <Strip
          key={finding}
          icon={findingWeight(finding) === 'wrong' ? 'warn' : 'question'}
          tone="warn"
          live
        >
          {t(`findings.${finding}`)}
        </Strip>
      ))}
    </>
  );
}

function NextStep({ say, code }: { readonly say: Say; readonly code: ScannedCode }) {
  const { t, view, send } = say;
  switch (offerOf(code)) {
    case 'fillBooking':
      return (
        <Button kind="go" icon="calendar" onPress={() => send({ type: 'USE_CARD' })}>
          {t('scan.use')}
        </Button>
      );
    case 'dossierState': {
      const offline = view.context.facts.link.net !== 'online';
      return (
        <Button
          kind="go"
          note={offline ? t('scan.askDossierOffline') : undefined}
          onPress={() => send({ type: 'ASK_DOSSIER' })}
        >
          {t('scan.askDossier')}
        </Button>
      );
    }
    case 'productOrigin':
      return code.kind === 'product' ? (
        <Button
          kind="go"
          icon="warn"
          onPress={() => send({ type: 'REPORT_FAKE', text: fakeReport(say, code) })}
        >
          {t('scan.reportFake')}
        </Button>
      ) : null;
    case 'healthServices':
      return (
        <Button
          kind="go"
          icon="search"
          onPress={() => send({ type: 'OPEN_SEARCH', query: t('scan.healthQuery') })}
        >
          {t('scan.healthServices')}
        </Button>
      );
    default:
      return null;
  }
}

/** What a report about a product begins with; the resident adds where and why. */
function fakeReport(say: Say, code: Extract<ScannedCode, { kind: 'product' }>): string {
  const { t } = inContent(say);
  const lot = code.lot === undefined ? '' : ` ${t('scan.reportLot', { lot: code.lot })}`;
  return `${t('scan.reportText', { gtin: code.gtin.replace(/^0+/, '') })}${lot}`;
}

function NoCode({ say }: { readonly say: Say }) {
  const { t } = say;
  return (
    <Main>
      <Title crumb={t('scan.title')}>{t('scan.unreadableTitle')}</Title>
      <Keys say={say} />
    </Main>
  );
}
