import { useState } from 'preact/hooks';
import { formatFollowCode } from '../../domain/action/index.ts';
import type { SlipCode } from '../../domain/codes/index.ts';
import { mayBeCancelled } from '../session/index.ts';
import { Button, Strip, useLoaded } from '../ui/index.ts';
import { FollowAnswer, saidOf } from './follow-answer.tsx';
import { PaperBand } from './paper-band.tsx';
import { inContent, type Say } from './say.ts';

const loadSlips = () => import('./slips.ts');

/** A slip of ours: what became of its request, the slip again on paper, and taking it back. */
export function SlipRequest({ say, code }: { readonly say: Say; readonly code: SlipCode }) {
  // What an office said of it is in a language of content, as on the slip.
  const own = inContent(say);
  return (
    <>
      <div class="in-content" lang={own.lang}>
        <Follow say={own} />
      </div>
      <Reprint say={say} code={code} />
      {mayBeCancelled(say.view.context.resident) && <Cancel say={say} />}
    </>
  );
}

/** The slip again, with what is known of its request now; without that, with its number alone. */
function Reprint({ say, code }: { readonly say: Say; readonly code: SlipCode }) {
  const { view, send } = say;
  const slips = useLoaded(loadSlips);
  const { followCode } = code;
  const { follow, print } = view.context.resident;
  if (followCode === undefined || follow.state === 'asking') return null;
  const said = follow.state === 'known' ? saidOf(inContent(say), follow.facts) : undefined;
  const lines = said ? [said.title, ...said.lines] : [];
  const mine =
    print?.document.blocks.some(
      (block) => block.type === 'number' && block.value === formatFollowCode(followCode),
    ) === true;
  return (
    <PaperBand
      say={say}
      mine={mine}
      onPrint={
        slips
          ? () => send({ type: 'PRINT', document: slips.followSlip(say, followCode, lines) })
          : undefined
      }
    />
  );
}

/** Asked twice: the first press only asks whether it is meant. */
function Cancel({ say }: { readonly say: Say }) {
  const { t, send } = say;
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button icon="trash" onPress={() => setAsked(true)}>
        {t('scan.cancelRequest')}
      </Button>
    );
  }
  return (
    <>
      <Strip icon="warn" tone="warn" title={t('scan.cancelSure')} live>
        {t('scan.cancelWhat')}
      </Strip>
      <div class="row">
        <Button onPress={() => setAsked(false)}>{t('scan.cancelKeep')}</Button>
        <Button icon="trash" onPress={() => send({ type: 'CANCEL_REQUEST' })}>
          {t('scan.cancelYes')}
        </Button>
      </div>
    </>
  );
}

function Follow({ say }: { readonly say: Say }) {
  const { t, view } = say;
  const { follow } = view.context.resident;
  switch (follow.state) {
    case 'none':
      return null;
    case 'asking':
      return (
        <Strip icon="clock" tone="place" live>
          {t('scan.followAsking')}
        </Strip>
      );
    case 'offline':
      return (
        <Strip icon="offline" tone="warn" live>
          {t('scan.followOffline')}
        </Strip>
      );
    case 'unknown':
      return (
        <Strip icon="question" tone="warn" live>
          {t('scan.followUnknown')}
        </Strip>
      );
    case 'known':
      return <FollowAnswer say={say} facts={follow.facts} />;
    default:
      return follow satisfies never;
  }
}
