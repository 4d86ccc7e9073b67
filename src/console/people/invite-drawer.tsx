import { useState } from 'preact/hooks';
import {
  type InviteAnswer,
  InviteAnswerSchema,
  personNameLengthMax,
  type Rights,
} from '../../domain/api/console/index.ts';
import { useConsole } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Drawer, Field, Problem } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { RightsForm, rightsClosed } from './rights-form.tsx';
import { ShownLink } from './shown-link.tsx';

interface InviteDrawerProps {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A name and rights; then the link, once. */
export function InviteDrawer({ onClose, onDone }: InviteDrawerProps) {
  const t = useWords();
  const { link } = useConsole();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<Rights>({ roles: ['viewer'], isAdministrator: false });
  const [invite, setInvite] = useState<InviteAnswer>();
  const [problem, setProblem] = useState<LinkProblem>();
  const closed = name.trim() === '' ? t('people.inviteNeedsName') : rightsClosed(t, rights);
  const send = async () => {
    if (closed !== undefined || invite !== undefined) return;
    setProblem(undefined);
    const answer = await link.post(InviteAnswerSchema, 'people', { name: name.trim(), ...rights });
    if (!answer.ok) return setProblem(answer.error);
    setInvite(answer.value);
    onDone();
  };
  useKeys([{ keys: 'Ctrl Enter', says: t('people.inviteSend'), run: () => void send() }]);
  return (
    <Drawer
      title={t('people.inviteTitle')}
      onClose={onClose}
      actions={
        invite === undefined && (
          <Button kind="primary" keys="Ctrl Enter" closed={closed} onPress={() => void send()}>
            {t('people.inviteSend')}
          </Button>
        )
      }
    >
      {invite === undefined ? (
        <section class="form">
          {problem !== undefined && <Problem problem={problem} />}
          <Field
            label={t('people.name')}
            value={name}
            onInput={setName}
            lengthMax={personNameLengthMax}
            autoFocus
          />
          <RightsForm rights={rights} onChange={setRights} />
        </section>
      ) : (
        <ShownLink name={name} invite={invite} />
      )}
    </Drawer>
  );
}
