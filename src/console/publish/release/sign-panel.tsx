import { useState } from 'preact/hooks';
import type { ReleaseAnswer, ReleaseView } from '../../../domain/api/console/index.ts';
import { go, useConsole, useMay } from '../../frame/index.ts';
import { useKeys } from '../../keys/index.ts';
import { Button, Field, Icon, Note, Status } from '../../ui/index.ts';
import { sayBytes, sayTime, useWords, type Words } from '../../words/index.ts';
import { type KeyState, signTexts } from '../key/index.ts';
import { sayKeyid } from '../say-keyid.ts';
import type { Examined } from './use-examined.ts';

interface SignPanelProps {
  readonly release: ReleaseView;
  readonly signatures: ReleaseAnswer['signatures'];
  readonly needsApprover: boolean;
  readonly isOwn: boolean;
  readonly deltaBytes: number | undefined;
  readonly keyState: KeyState;
  readonly examined: Examined | undefined;
  /** Groups of changes that were not ticked yet. */
  readonly unseenCount: number;
  readonly onSign: (body: unknown) => Promise<void>;
  readonly onVoid: (why: string) => Promise<void>;
}

const keyWords = {
  loading: 'publish.closedLooking',
  none: 'publish.closedNoKey',
  closed: 'publish.keyClosed',
  waiting: 'publish.closedWaiting',
  removed: 'publish.closedRemoved',
} as const;

function whyClosed(t: Words, props: SignPanelProps, hasSigned: boolean): string | undefined {
  const { keyState, examined, unseenCount } = props;
  if (hasSigned) return t('publish.closedSigned');
  if (keyState.kind !== 'ready') return t(keyWords[keyState.kind]);
  if (examined?.kind !== 'whole') {
    const isBad = examined?.kind === 'refused' || examined?.kind === 'differs';
    return t(isBad ? 'publish.closedExamined' : 'publish.closedLooking');
  }
  return unseenCount > 0 ? t('publish.closedUnseen', { count: unseenCount }) : undefined;
}

/** Two signatures, each made in the browser of its publisher over what that browser examined. */
export function SignPanel(props: SignPanelProps) {
  const { release, signatures, needsApprover, isOwn, keyState, examined, onSign, onVoid } = props;
  const t = useWords();
  const { session } = useConsole();
  const maySign = useMay('approver');
  const mayVoid = useMay('approver', 'operator');
  const [why, setWhy] = useState('');
  const isDraft = release.state === 'draft';
  const mayStillVoid = isDraft || release.state === 'signed';
  const hasSigned = signatures.some(({ person }) => person === session.person.id);
  const closed = whyClosed(t, props, hasSigned);
  const sign = async () => {
    if (closed !== undefined || keyState.kind !== 'ready' || examined?.kind !== 'whole') return;
    const { texts, digest } = examined.found;
    const sigs = await signTexts(keyState.key, texts);
    await onSign({ keyid: keyState.key.keyid, sigs, digest });
  };
  useKeys(
    isDraft && maySign
      ? [{ keys: 'Ctrl Enter', says: t('publish.sign'), inFoot: true, run: () => void sign() }]
      : [],
  );
  return (
    <section class="signs">
      <div class="ph">
        <h2>{t('publish.signatures')}</h2>
        <span class="m s">{t('publish.signaturesNote')}</span>
      </div>
      {signatures.length === 0 && <p class="m pad">{t('publish.nobodySigned')}</p>}
      {signatures.map(({ keyid, name, at }) => (
        <div class="sg" key={keyid}>
          <Icon name="key" />
          <div>
            <b>{name}</b>
          </div>
          <div class="s">
            <Status status="done">{t('publish.signedAt', { time: sayTime(at, false) })}</Status>
            <br />
            <span class="f">{t('publish.key', { id: sayKeyid(keyid) })}</span>
          </div>
        </div>
      ))}
      <div class="form pad">
        {isDraft && isOwn && <Note tone="n">{t('publish.isOwn')}</Note>}
        {isDraft && needsApprover && <Note tone="w">{t('publish.needsApprover')}</Note>}
        {isDraft && maySign && (
          <div class="row wrap">
            <Button
              kind="primary"
              icon="key"
              keys="Ctrl Enter"
              closed={closed}
              onPress={() => void sign()}
            >
              {t('publish.sign')}
            </Button>
            {keyState.kind !== 'ready' && (
              <Button icon="arrow" onPress={() => go('publish/key')}>
                {t('publish.goKey')}
              </Button>
            )}
          </div>
        )}
        {props.deltaBytes !== undefined && (
          <p class="m s">{t('publish.deltaShort', { bytes: sayBytes(props.deltaBytes) })}</p>
        )}
        {mayStillVoid && mayVoid && (
          <details>
            <summary>{t('publish.void')}</summary>
            <div class="form">
              <Field label={t('publish.why')} value={why} onInput={setWhy} lengthMax={300} />
              <Button
                kind="danger"
                closed={why.trim() === '' ? t('publish.why') : undefined}
                onPress={() => void onVoid(why.trim())}
              >
                {t('publish.void')}
              </Button>
            </div>
          </details>
        )}
      </div>
    </section>
  );
}
