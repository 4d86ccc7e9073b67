import { useEffect, useState } from 'preact/hooks';
import type { PaperWidthDots, ReceiptDocument } from '../../domain/receipt/index.ts';
import type { ScreenProps } from '../session/index.ts';
import {
  Button,
  Chip,
  Icon,
  loadSlipPreview,
  Options,
  QrCode,
  Title,
  useLoaded,
} from '../ui/index.ts';
import { Local, nameOf, shortName } from './local.tsx';
import { PaperBand } from './paper-band.tsx';
import { Keys, Main } from './parts.tsx';
import { findPhoneLink } from './phone-link.ts';
import { NoService } from './procedure.tsx';
import { type Say, sayFor } from './say.ts';
import { findOpenService } from './service-of.ts';

/** The slip and its drawing carry font metrics: fetched here, not with the first paint. */
const loadSlips = () => import('./slips.ts');

const steps = [
  ['phone', 'service.takeawayStep1'],
  ['scan', 'service.takeawayStep2'],
  ['hand', 'service.takeawayStep3'],
] as const;

type Shown = 'text' | 'link' | 'portal' | 'slip';

/** G1 and G2: the code first, whatever the printer does; the truth about paper beneath it. */
export function Takeaway(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, send, view } = say;
  const [chosen, setShown] = useState<Shown>();
  const slips = useLoaded(loadSlips);
  const [link, setLink] = useState<string>();
  useEffect(() => {
    let wanted = true;
    void findPhoneLink(say).then((found) => wanted && setLink(found));
    return () => {
      wanted = false;
    };
  }, [view.context.resident.guide, view.context.resident.ownPapers]);
  const open = findOpenService(say);
  if (!open) return <NoService say={say} />;
  // Of a listed procedure the portal knows more than the kiosk: its page comes first.
  const shown = chosen ?? (open.facts.entry === 'register' ? 'portal' : 'text');
  const ready = open.details !== undefined || open.detailsMissing;
  const { print } = view.context.resident;
  const mine =
    print?.document.blocks.some(
      (block) => block.type === 'number' && block.value === open.facts.code,
    ) === true;
  const noPaper = mine && print?.state?.state === 'waitingPaper';
  const onPrint =
    ready && slips
      ? () => send({ type: 'PRINT', document: slips.serviceSlip(say, open) })
      : undefined;
  // Of a checklist walked here, its page on the phone; no address of the hub, no link.
  const whats: readonly Shown[] = ['text', ...(link ? (['link'] as const) : []), 'portal', 'slip'];
  return (
    <Main class="takeaway">
      <Title
        crumb={
          <Local say={say} text={nameOf(open.facts)}>
            {shortName(local(nameOf(open.facts)))}
          </Local>
        }
      >
        {t(noPaper ? 'service.takeawayNoPaper' : 'service.takeawayTitle')}
      </Title>
      <Options label={t('service.takeawayWhat')} class={`chips ${link ? 'four' : 'three'}`}>
        {whats.map((what) => (
          <Chip key={what} selected={shown === what} onPress={() => setShown(what)}>
            {t(`service.takeaway_${what}`)}
          </Chip>
        ))}
      </Options>
      <div class="card code-card">
        {!ready && <p role="status">{t('service.takeawayLoading')}</p>}
        {ready && shown === 'text' && slips && (
          <QrCode
            kind="text"
            text={slips.takeawayText(say, open)}
            label={t('service.takeawayOffline')}
          />
        )}
        {shown === 'link' && link && (
          <QrCode kind="link" text={link} label={t('service.takeaway_link')} />
        )}
        {ready && shown === 'portal' && (
          <QrCode kind="link" text={open.facts.portalUrl} label={t('service.takeaway_portal')} />
        )}
        {ready && shown === 'slip' && slips && (
          <Preview
            say={say}
            document={slips.serviceSlip(say, open)}
            widthDots={props.services.shell.state.value.paperDots}
          />
        )}
        {shown === 'text' && <p class="note">{t('service.takeawayOffline')}</p>}
        {(shown === 'portal' || shown === 'link') && (
          <p class="note">{t('service.takeawayNeedsNet')}</p>
        )}
      </div>
      {shown !== 'slip' && (
        <ol class="steps">
          {steps.map(([icon, word], index) => (
            <li key={icon}>
              <Icon name={icon} />
              <span>
                {index + 1}. {t(word)}
              </span>
            </li>
          ))}
        </ol>
      )}
      <PaperBand say={say} mine={mine} onPrint={onPrint} />
      <Keys say={say}>
        <Button kind="go" icon="check" onPress={() => send({ type: 'HOME' })}>
          {t('service.takeawayDone')}
        </Button>
      </Keys>
    </Main>
  );
}

/** The very document that would be printed, as wide as the printer's paper. */
function Preview({
  say,
  document,
  widthDots,
}: {
  readonly say: Say;
  readonly document: ReceiptDocument;
  readonly widthDots: PaperWidthDots | undefined;
}) {
  const preview = useLoaded(loadSlipPreview);
  if (!preview) return null;
  const { SlipPreview } = preview;
  return <SlipPreview document={document} widthDots={widthDots} label={say.t('paper.preview')} />;
}
