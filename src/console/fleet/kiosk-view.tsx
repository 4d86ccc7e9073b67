import { useState } from 'preact/hooks';
import { fleetPaths, KioskAnswerSchema } from '../../domain/api/console/index.ts';
import { go, useLive, useMay, usePlaceName } from '../frame/index.ts';
import { useKeys } from '../keys/index.ts';
import { Button, Note, Problem, Segments, Skeleton, Status } from '../ui/index.ts';
import { sayDateTime, sayNumber, saySpan, useWords } from '../words/index.ts';
import { CommandDialog } from './command-dialog.tsx';
import { fleetPlaceAt } from './fleet-place.ts';
import { KioskChange } from './kiosk-change.tsx';
import { KioskDone } from './kiosk-done.tsx';
import { KioskFacts } from './kiosk-facts.tsx';
import { KioskPlots } from './kiosk-plots.tsx';
import { sayNow } from './say-reason.ts';
import { TruthLane } from './truth-lane.tsx';

const spans = ['6', '24', '168', '720'] as const;
type Span = (typeof spans)[number];

/** One kiosk: what is wrong, the evidence, its history, what was done, and what can be done. */
export function KioskView({ kiosk }: { readonly kiosk: string }) {
  const t = useWords();
  const [hours, setHours] = useState<Span>('24');
  const { data, problem, reload } = useLive(
    KioskAnswerSchema,
    `${fleetPaths.kiosk(kiosk)}?hours=${hours}`,
  );
  usePlaceName(kiosk, data?.site.plate);
  const mayAct = useMay('operator');
  const [dialog, setDialog] = useState<'command' | 'move' | 'revoke' | 'restore'>();
  const close = () => setDialog(undefined);
  useKeys([
    { keys: 'Esc', says: t('fleet.back'), run: () => go(fleetPlaceAt(kiosk)) },
    ...(mayAct
      ? [{ keys: 'C', says: t('fleet.sendCommand'), inFoot: true, run: () => setDialog('command') }]
      : []),
  ]);
  if (data === undefined) {
    return problem === undefined ? <Skeleton /> : <Problem problem={problem} onRetry={reload} />;
  }
  const { line, site, nowMs, findings } = data;
  const isRevoked = data.state === 'revoked';
  return (
    <div class="kiosk">
      <header class="head">
        <h1>{site.plate}</h1>
        <span class="m">
          {site.building} · {site.ward || t('fleet.wardUnknown')}
        </span>
        <span class="sp" />
        <Button onPress={() => go(fleetPlaceAt(kiosk))}>{t('fleet.back')}</Button>
        {mayAct && !isRevoked && (
          <>
            <Button onPress={() => setDialog('move')}>{t('fleet.move')}</Button>
            <Button kind="danger" onPress={() => setDialog('revoke')}>
              {t('fleet.revoke')}
            </Button>
            <Button kind="primary" keys="C" onPress={() => setDialog('command')}>
              {t('fleet.sendCommand')}
            </Button>
          </>
        )}
        {mayAct && isRevoked && (
          <Button kind="primary" onPress={() => setDialog('restore')}>
            {t('fleet.restore')}
          </Button>
        )}
      </header>
      {isRevoked ? (
        <Note tone="w">
          {t('fleet.revoked', { time: data.revokedMs === null ? '' : sayDateTime(data.revokedMs) })}
        </Note>
      ) : (
        <div
          class={`note ${line.truth === 'well' ? 'o' : line.truth === 'down' || line.truth === 'stuck' ? 'e' : 'w'}`}
        >
          <div>
            <Status status={line.truth} strong>
              {t('fleet.for', {
                word: t(`ui.${line.truth}`),
                span: saySpan(t, Math.max(0, nowMs - line.since)),
              })}
            </Status>
            {(findings.length === 0 ? [{ reason: null }] : findings).map(({ reason }) => (
              <p key={reason}>{sayNow(t, reason, { v: line.v, published: data.published })}</p>
            ))}
          </div>
        </div>
      )}
      {data.showsSite === false && !isRevoked && <Note tone="w">{t('fleet.siteNotShown')}</Note>}
      <div class="kiosk-cols">
        <div class="kiosk-main">
          <section>
            <div class="row">
              <h2>{t('fleet.truthLine')}</h2>
              <span class="sp" />
              <Segments
                label={t('fleet.span')}
                value={hours}
                options={spans.map((value) => ({ value, text: t(`fleet.span${value}`) }))}
                onChoose={setHours}
              />
            </div>
            <TruthLane
              changes={data.changes}
              fromMs={nowMs - Number(hours) * 3_600_000}
              nowMs={nowMs}
            />
          </section>
          <KioskDone data={data} />
        </div>
        <div class="kiosk-side">
          <section>
            <h2>{t('fleet.evidence')}</h2>
          </section>
          <KioskFacts line={line} nowMs={nowMs} published={data.published} />
          <KioskPlots
            hours={data.hours}
            fromMs={nowMs - Number(hours) * 3_600_000}
            nowMs={nowMs}
            enrolledMs={data.enrolledMs}
          />
          <section>
            <h2>{t('fleet.inventory')}</h2>
            <dl class="kv">
              <dt>{t('fleet.id')}</dt>
              <dd>{kiosk}</dd>
              <dt>{t('fleet.enrolled')}</dt>
              <dd>{sayDateTime(data.enrolledMs)}</dd>
              <dt>{t('fleet.incarnation')}</dt>
              <dd>{sayNumber(data.incarnation)}</dd>
              <dt>{t('fleet.app')}</dt>
              <dd>
                {String(data.page?.['app'] ?? t('fleet.unknown'))} ·{' '}
                {String(data.shell?.['version'] ?? t('fleet.unknown'))}
              </dd>
              {data.keys.map(({ role, thumbprint, state, createdMs }) => (
                <>
                  <dt>
                    {t('fleet.key', { role: t(role === 'page' ? 'fleet.page' : 'fleet.shell') })}
                  </dt>
                  <dd>
                    {thumbprint.slice(0, 8)}… {state === 'active' ? '' : state}{' '}
                    {sayDateTime(createdMs)}
                  </dd>
                </>
              ))}
            </dl>
          </section>
        </div>
      </div>
      {dialog === 'command' && <CommandDialog kiosks={[kiosk]} onClose={close} onSent={reload} />}
      {dialog !== undefined && dialog !== 'command' && (
        <KioskChange
          kiosk={kiosk}
          site={site}
          what={dialog}
          onClose={() => {
            close();
            reload();
          }}
        />
      )}
    </div>
  );
}
