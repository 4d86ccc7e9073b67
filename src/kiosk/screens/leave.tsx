import { formatFollowCode } from '../../domain/action/index.ts';
import { followCodeText } from '../../domain/codes/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { Button, Plate, QrCode, Strip, Title, useLoaded } from '../ui/index.ts';
import { FollowAnswer } from './follow-answer.tsx';
import { PaperBand } from './paper-band.tsx';
import { Keys, Main, Pages } from './parts.tsx';
import { type Say, sayFor } from './say.ts';

const loadSlips = () => import('./slips.ts');

/** No number before the outbox has it on disk (law 1). */
export function Leaving(props: ScreenProps) {
  const { t } = sayFor(props);
  return (
    <Main>
      <Title note={t('leave.leavingText')}>{t('leave.leavingTitle')}</Title>
    </Main>
  );
}

const askedKinds = [
  'feedback',
  'appointment',
  'dossierQuestion',
  'callForHelp',
  'cancellation',
] as const;

/** What a resident leaves; the kiosk's own reports never stand on this screen. */
function isAsked(kind: string): kind is (typeof askedKinds)[number] {
  return askedKinds.some((asked) => asked === kind);
}

/** The number, large, on a plate; its code; where it is now; paper; taking it back. */
export function Left(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const slips = useLoaded(loadSlips);
  const slip = slips?.requestSlip(say);
  const { left, print, reply, wish } = view.context.resident;
  if (!left) return <Leaving {...props} />;
  const mine =
    print?.document.blocks.some(
      (block) => block.type === 'number' && block.value === formatFollowCode(left.follow),
    ) === true;
  const gone = view.withdrawal === 'withdrawn';
  const kind = isAsked(left.kind) ? left.kind : 'callForHelp';
  return (
    <Main class="left">
      <Title crumb={t(`leave.kind_${kind}`)}>
        {gone ? t('leave.withdrawn') : t('leave.leftTitle')}
      </Title>
      {!gone && (
        <Pages say={say}>
          <div class="card number-card">
            <div>
              <p>{t('leave.number')}</p>
              <Plate size="large">{formatFollowCode(left.follow)}</Plate>
              <p class="note">{t('leave.numberKeep')}</p>
            </div>
            <QrCode kind="link" text={followCodeText(left.follow)} label={t('leave.qrCaption')} />
          </div>
          <Whereabouts say={say} />
          {reply && <FollowAnswer say={say} facts={reply} />}
          {wish?.kind === 'appointment' && !reply?.result && (
            <Strip icon="question" tone="warn">
              {t('leave.appointmentProvisional')}
            </Strip>
          )}
          {kind === 'callForHelp' && !reply?.result && (
            <Strip icon="bell" tone="place">
              {t('leave.helpLeft')}
            </Strip>
          )}
          <PaperBand
            say={say}
            mine={mine}
            onPrint={slip ? () => send({ type: 'PRINT', document: slip }) : undefined}
          />
        </Pages>
      )}
      <Withdrawal say={say} />
      <div class="keys push">
        {view.withdrawal !== 'withdrawn' && view.withdrawal !== 'tooLate' && (
          <Button
            icon="trash"
            notYet={view.withdrawal === 'running'}
            onPress={() => send({ type: 'WITHDRAW' })}
          >
            {t('leave.withdraw')}
          </Button>
        )}
        <Button kind="go" onPress={() => send({ type: 'HOME' })}>
          {t('common.done')}
        </Button>
      </div>
    </Main>
  );
}

/** Whether the hub has it: told by what the hub accepted, never by hope. */
function Whereabouts({ say }: { readonly say: Say }) {
  const { t, view } = say;
  const { outbox, link } = view.context.facts;
  const { left } = view.context.resident;
  if (left && left.seq <= outbox.accepted) {
    return (
      <Strip icon="check" tone="ok" live>
        {t('leave.leftSent')}
      </Strip>
    );
  }
  const offline = link.net !== 'online';
  return (
    <Strip icon={offline ? 'offline' : 'clock'} tone={offline ? 'warn' : 'place'} live>
      {t(offline ? 'leave.leftOffline' : 'leave.leftWaiting')}
    </Strip>
  );
}

function Withdrawal({ say }: { readonly say: Say }) {
  const { t, view } = say;
  switch (view.withdrawal) {
    case 'possible':
    case 'withdrawn':
      return null;
    case 'running':
      return (
        <Strip icon="clock" tone="place" live>
          {t('leave.withdrawing')}
        </Strip>
      );
    case 'tooLate':
      return (
        <Strip icon="warn" tone="warn" live>
          {t('leave.tooLate')}
        </Strip>
      );
    case 'failed':
      return (
        <Strip icon="warn" tone="warn" live>
          {t('leave.withdrawFailed')}
        </Strip>
      );
    default:
      return view.withdrawal satisfies never;
  }
}

/** What happened, what to do; what was written is kept (R53). */
export function LeaveFailed(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const problem = view.context.resident.leaveProblem ?? 'noAnswer';
  return (
    <Main>
      <Title note={t('leave.failedKept')}>{t('leave.failedTitle')}</Title>
      <Pages say={say}>
        <Strip icon="warn" tone="warn" title={t(`errors.${problem}What`)} live>
          {t(`errors.${problem}Do`)}
        </Strip>
        <div class="row pair">
          <Button icon="edit" onPress={() => send({ type: 'BACK' })}>
            {t('leave.backToReview')}
          </Button>
          <Button icon="help" onPress={() => send({ type: 'HELP', screen: 'leaveFailed' })}>
            {t('common.callHelp')}
          </Button>
        </div>
      </Pages>
      <Keys say={say}>
        <Button kind="go" onPress={() => send({ type: 'RETRY' })}>
          {t('leave.retry')}
        </Button>
      </Keys>
    </Main>
  );
}
