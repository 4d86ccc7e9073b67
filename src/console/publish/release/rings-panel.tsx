import { useState } from 'preact/hooks';
import {
  type ReleaseAnswer,
  type ReleaseView,
  type RingFacts,
  releasePaths,
} from '../../../domain/api/console/index.ts';
import { mayBeChance } from '../../../domain/bundle/index.ts';
import { useMay } from '../../frame/index.ts';
import { useKeys } from '../../keys/index.ts';
import { Button, Field, Note, StatusShape } from '../../ui/index.ts';
import { sayNumber, sayTime, useWords, type Words } from '../../words/index.ts';
import { isStop } from '../say-state.ts';
import { UntriedNote } from './untried-note.tsx';

type Side = { readonly sessions: number; readonly abandoned: number; readonly faults: number };

interface RingsPanelProps {
  readonly release: ReleaseView;
  readonly facts: ReleaseAnswer['facts'];
  readonly rings: readonly RingFacts[];
  readonly act: (path: string, body?: unknown) => Promise<void>;
}

const perThousand = ({ faults, sessions }: Side) =>
  sessions === 0 ? '–' : sayNumber(Math.round((faults / sessions) * 10_000) / 10);
const share = ({ abandoned, sessions }: Side) =>
  sessions === 0 ? '–' : `${sayNumber(Math.round((abandoned / sessions) * 100))} %`;

/** 1 % → 10 % → every kiosk, with the health of each beside that of before. */
export function RingsPanel({ release, facts, rings, act }: RingsPanelProps) {
  const t = useWords();
  const mayRelease = useMay('approver', 'operator');
  const [why, setWhy] = useState('');
  const { id, state, documents, reason } = release;
  const next = documents.find(({ percent, publishedAt }) => percent !== null && !publishedAt);
  const mayGo = mayRelease && ['signed', 'running', 'held'].includes(state) && next !== undefined;
  const mayHold = mayRelease && ['signed', 'running'].includes(state);
  const back = documents.find(({ percent }) => percent === null);
  const mayBack = mayRelease && ['running', 'held', 'done'].includes(state) && back !== undefined;
  const go = () => act(releasePaths.go(id));
  const hold = () => act(releasePaths.hold(id), { why: why.trim() || t('publish.heldByHand') });
  const goBack = () => act(releasePaths.back(id));
  useKeys([
    ...(mayGo ? [{ keys: 'G', says: t('publish.keyGo'), inFoot: true, run: () => void go() }] : []),
    ...(mayHold
      ? [{ keys: 'S', says: t('publish.keyHold'), inFoot: true, run: () => void hold() }]
      : []),
    ...(mayBack
      ? [{ keys: 'U', says: t('publish.keyBack'), inFoot: true, run: () => void goBack() }]
      : []),
  ]);
  return (
    <section class="rings">
      <div class="ph">
        <h2>{t('publish.rings')}</h2>
        <span class="m s">{t('publish.ringsNote')}</span>
      </div>
      {state === 'held' && isStop(reason) && <Note tone="e">{t('publish.stoppedItself')}</Note>}
      {state === 'held' &&
        (reason === 'faults' || reason === 'abandonment') &&
        mayBeChance(facts.fresh, facts.old, reason) && (
          <Note tone="w">{t('publish.mayBeChance')}</Note>
        )}
      {rings.map((ring) => (
        <Ring key={ring.percent} t={t} ring={ring} old={facts.old} documents={documents} />
      ))}
      <div class="form pad">
        {next !== undefined && <UntriedNote rings={rings} documents={documents} />}
        {mayGo && (
          <Button kind="primary" icon="play" keys="G" onPress={() => void go()}>
            {t('publish.go', { percent: next.percent ?? 100 })}
          </Button>
        )}
        {mayHold && (
          <>
            <Field label={t('publish.why')} value={why} onInput={setWhy} lengthMax={300} />
            <Button icon="pause" keys="S" onPress={() => void hold()}>
              {t('publish.hold')}
            </Button>
          </>
        )}
        {mayBack && (
          <Button kind="danger" icon="undo" keys="U" onPress={() => void goBack()}>
            {t('publish.back', { version: back.version })}
          </Button>
        )}
        {state === 'done' && back === undefined && <p class="m s">{t('publish.noBack')}</p>}
      </div>
    </section>
  );
}

/** `12 × 340, 11 × 60`: what kiosks said last that they have; 0 is a kiosk that has nothing yet. */
const list = (
  t: Words,
  versions: readonly { readonly version: number | string; readonly kiosks: number }[],
) =>
  versions
    .map(
      ({ version, kiosks }) =>
        `${version === 0 ? t('publish.noneYet') : version} × ${sayNumber(kiosks)}`,
    )
    .join(', ') || t('publish.unknownYet');

interface RingProps {
  readonly t: Words;
  readonly ring: RingFacts;
  readonly old: Side;
  readonly documents: ReleaseView['documents'];
}

function Ring({ t, ring, old, documents }: RingProps) {
  const { percent, kiosks, showing, silent, looping, refusing } = ring;
  const own = documents.find((one) => one.percent === percent);
  const at = own?.publishedAt ?? null;
  const isWhole = at !== null && showing >= kiosks;
  const isBad = looping + refusing > 0;
  const width = kiosks === 0 ? 0 : Math.round((showing / kiosks) * 100);
  return (
    <section class="ring" data-ring={percent}>
      <div class="rh">
        <StatusShape
          status={isBad ? 'error' : at === null ? 'waiting' : isWhole ? 'done' : 'running'}
        />
        <b>{t('publish.ringName', { percent })}</b>
        <span class="m">
          {at === null
            ? t('publish.ringWaits')
            : t('publish.ringSince', { time: sayTime(at, false) })}
        </span>
        <span class="m sp">
          {t('publish.ringKiosks', { showing: sayNumber(showing), kiosks: sayNumber(kiosks) })}
        </span>
      </div>
      <svg
        width="100%"
        height="6"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width="100" height="6" class="bar0" />
        <rect width={width} height="6" class={isBad ? 'barbad' : isWhole ? 'barok' : 'barrun'} />
      </svg>
      {kiosks > 0 && (
        <p class="m s pad" data-installed>
          {t('publish.installed', { content: list(t, ring.contents), app: list(t, ring.apps) })}
          {silent > 0 && <b> {t('publish.silent', { count: silent })}</b>}
        </p>
      )}
      {at !== null && (
        <dl class="hm">
          <div>
            <dt>{t('publish.sessions')}</dt>
            <dd>
              <b>{sayNumber(ring.sessions)}</b>
            </dd>
          </div>
          <div>
            <dt>{t('publish.faults')}</dt>
            <dd>
              <b>{perThousand(ring)}</b>{' '}
              <span class="m s">{t('publish.before', { value: perThousand(old) })}</span>
            </dd>
          </div>
          <div>
            <dt>{t('publish.abandoned')}</dt>
            <dd>
              <b>{share(ring)}</b>{' '}
              <span class="m s">{t('publish.before', { value: share(old) })}</span>
            </dd>
          </div>
          <div>
            <dt>{t('publish.looping')}</dt>
            <dd>
              <b class={looping > 0 ? 't-fault' : ''}>{sayNumber(looping)}</b>{' '}
              <span class="m s">{t('publish.refusing', { count: refusing })}</span>
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}
