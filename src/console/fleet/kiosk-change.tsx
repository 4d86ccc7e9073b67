import { useState } from 'preact/hooks';
import { DoneAnswerSchema, fleetPaths } from '../../domain/api/console/index.ts';
import type { Site } from '../../domain/api/index.ts';
import { Dialog, useConsole } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Field, Problem } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { missingOf, SiteForm } from './site-form.tsx';

interface KioskChangeProps {
  readonly kiosk: string;
  readonly site: Site;
  readonly what: 'move' | 'revoke' | 'restore';
  readonly onClose: () => void;
}

/** Move, revoke, take back: with a reason, and a revocation with the id typed once more (P17). */
export function KioskChange({ kiosk, site, what, onClose }: KioskChangeProps) {
  const t = useWords();
  const { link } = useConsole();
  const [next, setNext] = useState(site);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<LinkProblem>();
  const hasReason = reason.trim().length >= 3;
  const missing =
    what === 'move'
      ? missingOf(next)
      : what === 'revoke' && typed.trim() !== kiosk
        ? 'fleet.typeFirst'
        : undefined;
  const isReady = hasReason && missing === undefined;
  const send = async () => {
    if (!isReady) return;
    const answer =
      what === 'move'
        ? await link.post(DoneAnswerSchema, fleetPaths.site(kiosk), { site: next, reason })
        : what === 'revoke'
          ? await link.post(DoneAnswerSchema, fleetPaths.revoke(kiosk), { typed: kiosk, reason })
          : await link.post(DoneAnswerSchema, fleetPaths.restore(kiosk), { reason });
    if (answer.ok) onClose();
    else setProblem(answer.error);
  };
  return (
    <Dialog label={t(`fleet.${what}`)} onClose={onClose}>
      <form
        class="body form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <h2>
          {t(`fleet.${what}`)} {kiosk}
        </h2>
        {problem !== undefined && <Problem problem={problem} />}
        {what === 'move' && <SiteForm site={next} onChange={setNext} />}
        {what === 'revoke' && (
          <>
            <p class="m">{t('fleet.revokeText')}</p>
            <Field label={t('fleet.typeId')} value={typed} onInput={setTyped} placeholder={kiosk} />
          </>
        )}
        <Field
          label={t('fleet.reasonField')}
          value={reason}
          onInput={setReason}
          hint={t('fleet.reasonHint')}
          lengthMax={300}
        />
        <div class="row">
          <Button
            kind={what === 'revoke' ? 'danger' : 'primary'}
            submit
            closed={isReady ? undefined : t(missing ?? 'fleet.reasonFirst')}
            onPress={() => void send()}
          >
            {t(`fleet.${what}`)}
          </Button>
          <Button onPress={onClose}>{t('fleet.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
