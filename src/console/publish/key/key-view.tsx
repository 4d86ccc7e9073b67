import { useState } from 'preact/hooks';
import { releasePaths, TrialKeyAnswerSchema } from '../../../domain/api/console/index.ts';
import { go, useConsole, useMay } from '../../frame/index.ts';
import { useKeys } from '../../keys/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Note, Problem, Skeleton } from '../../ui/index.ts';
import { sayDate, useWords } from '../../words/index.ts';
import { sayKeyid } from '../say-keyid.ts';
import { isTrust } from '../trust.ts';
import { makeKey } from './publisher-key.ts';
import { saveJson } from './save-json.ts';
import { useKey } from './use-key.ts';

/** The publisher's key of this browser: made here, given out as a file, named by the root. */
export function KeyView() {
  const t = useWords();
  const { link, session } = useConsole();
  const mayPublish = useMay('approver');
  const { key, trust, reload } = useKey();
  const [failed, setFailed] = useState<LinkProblem>();
  const [isBusy, setBusy] = useState(false);
  const { person, hub } = session;
  const own = 'key' in key ? key.key : undefined;
  const once = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    await work().finally(() => setBusy(false));
    reload();
  };
  const make = () => once(async () => void (await makeKey(person.id)));
  const nameInTrial = () =>
    once(async () => {
      if (own === undefined) return;
      const answer = await link.post(TrialKeyAnswerSchema, releasePaths.trialKey, {
        key: own.publicKey,
      });
      setFailed(answer.ok ? undefined : answer.error);
    });
  useKeys([{ keys: 'Esc', says: t('frame.keyBack'), run: () => go('publish') }]);
  if (key.kind === 'loading') return <Skeleton />;
  return (
    <div class="pages">
      <section class="form">
        <h2>{t('publish.keyTitle')}</h2>
        <p class="m">{t('publish.keyWhat')}</p>
        {!mayPublish && <Note tone="w">{t('publish.keyRole')}</Note>}
        {key.kind === 'closed' && <Note tone="e">{t('publish.keyClosed')}</Note>}
        {trust !== undefined && !isTrust(trust) && (
          <Note tone={trust.kind === 'broken' ? 'e' : 'w'}>
            {trust.kind === 'broken'
              ? t('publish.trustBroken', { detail: trust.detail })
              : t('publish.trustAway')}
          </Note>
        )}
        {failed !== undefined && <Problem problem={failed} />}
        {own !== undefined && (
          <dl class="kv">
            <dt>{t('publish.fingerprint')}</dt>
            <dd>
              <code class="code" data-keyid={own.keyid}>
                {sayKeyid(own.keyid)}
              </code>
            </dd>
            <dt>{t('publish.keyKind')}</dt>
            <dd>{own.publicKey.crv}</dd>
            <dt>{t('publish.keyMade')}</dt>
            <dd>{sayDate(own.madeAt)}</dd>
          </dl>
        )}
        {key.kind === 'none' && <Note tone="w">{t('publish.keyNone')}</Note>}
        {key.kind === 'waiting' && <Note tone="n">{t('publish.keyWaiting')}</Note>}
        {key.kind === 'removed' && <Note tone="e">{t('publish.keyRemoved')}</Note>}
        {key.kind === 'ready' && <Note tone="o">{t('publish.keyReady')}</Note>}
        <div class="row wrap">
          {key.kind !== 'ready' && key.kind !== 'closed' && mayPublish && (
            <Button
              kind={own === undefined ? 'primary' : 'plain'}
              icon="key"
              onPress={() => void make()}
            >
              {t(own === undefined ? 'publish.keyMake' : 'publish.keyAgain')}
            </Button>
          )}
          {own !== undefined && (
            <Button
              icon="download"
              kind={key.kind === 'waiting' && !hub.trial ? 'primary' : 'plain'}
              onPress={() =>
                saveJson(`publisher-${own.keyid.slice(0, 8)}.pub.json`, { ...own.publicKey })
              }
            >
              {t('publish.keyFile')}
            </Button>
          )}
          {hub.trial && key.kind === 'waiting' && mayPublish && (
            <Button kind="primary" icon="shield" onPress={() => void nameInTrial()}>
              {t('publish.keyTrial')}
            </Button>
          )}
        </div>
        {key.kind === 'waiting' && (
          <p class="hint">{t(hub.trial ? 'publish.keyTrialText' : 'publish.keyCeremony')}</p>
        )}
      </section>
      {trust !== undefined && isTrust(trust) && (
        <section>
          <h2>{t('publish.rootTitle', { version: trust.root.version })}</h2>
          <p class="m">
            {t('publish.rootText', {
              threshold: trust.root.threshold,
              count: trust.root.publishers.length,
              day: sayDate(trust.root.expires),
            })}
          </p>
          <ul class="lines">
            {trust.root.publishers.map((keyid) => (
              <li key={keyid}>
                <code>{sayKeyid(keyid)}</code>
                {keyid === own?.keyid && <span class="tag">{t('publish.thisBrowser')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="hint">{t('publish.keyTrust')}</p>
    </div>
  );
}
