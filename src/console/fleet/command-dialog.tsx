import { useState } from 'preact/hooks';
import { CommandAnswerSchema, fleetPaths } from '../../domain/api/console/index.ts';
import { type CommandName, commandNames } from '../../domain/fleet/index.ts';
import { Dialog, useConsole } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Note, Problem } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';

interface CommandDialogProps {
  readonly kiosks: readonly string[];
  readonly onClose: () => void;
  readonly onSent?: () => void;
}

/** Which command, for how many; the link asks for the passkey when the hub wants it. */
export function CommandDialog({ kiosks, onClose, onSent }: CommandDialogProps) {
  const t = useWords();
  const { link, freshness } = useConsole();
  const [problem, setProblem] = useState<LinkProblem>();
  const [done, setDone] = useState<{ issued: number; refused: number }>();
  const [busy, setBusy] = useState(false);
  const send = async (name: CommandName) => {
    setBusy(true);
    setProblem(undefined);
    const answer = await link.post(CommandAnswerSchema, fleetPaths.commands, { kiosks, name });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    setDone({ issued: answer.value.issued.length, refused: answer.value.refused.length });
    onSent?.();
  };
  const title = t('fleet.commandFor', { count: sayNumber(kiosks.length) });
  const closed = freshness.isAway.value ? t('frame.commandsClosed') : undefined;
  return (
    <Dialog label={title} onClose={onClose}>
      <div class="body">
        <h2>{title}</h2>
        {problem !== undefined && <Problem problem={problem} />}
        {done === undefined ? (
          <>
            <p class="m">{t('fleet.commandNote')}</p>
            <div class="choices">
              {commandNames.map((name) => (
                <Button
                  key={name}
                  closed={busy ? '…' : closed}
                  kind={name === 'outOfService' ? 'danger' : 'plain'}
                  onPress={() => void send(name)}
                >
                  {t(`fleet.${name}`)}
                </Button>
              ))}
            </div>
          </>
        ) : (
          <>
            <Note tone={done.issued > 0 ? 'o' : 'w'}>
              {t('fleet.commandDone', { count: sayNumber(done.issued) })}
            </Note>
            {done.refused > 0 && (
              <Note tone="w">{t('fleet.commandRefused', { count: sayNumber(done.refused) })}</Note>
            )}
          </>
        )}
        <div class="row">
          <Button onPress={onClose}>{t('ui.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
