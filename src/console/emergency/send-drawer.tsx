import { useState } from 'preact/hooks';
import {
  type EmergencyDesk,
  EmergencySentSchema,
  emergencyPaths,
} from '../../domain/api/console/index.ts';
import type { EmergencyTarget } from '../../domain/emergency/index.ts';
import { useConsole } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Drawer, Field, Note, Problem, Segments, Status } from '../ui/index.ts';
import { language, sayNumber, useWords } from '../words/index.ts';
import { meetingsOf, reachedBy } from './meets.ts';
import { sayRefusal } from './say.ts';

interface SendDrawerProps {
  readonly desk: EmergencyDesk;
  readonly onClose: () => void;
  readonly onSent: (id: string) => void;
}

/** How long a message stands unless somebody says otherwise, minutes. */
const minutesUsual = 60;
const gravityStatus = { danger: 'error', warning: 'warning', notice: 'waiting' } as const;

/** Words that were approved, a place, a time and a reason; then the passkey. */
export function SendDrawer({ desk, onClose, onSent }: SendDrawerProps) {
  const { drafts, buildings } = desk;
  const t = useWords();
  const { link } = useConsole();
  const [id, setId] = useState<string>();
  const [scope, setScope] = useState<'building' | 'ward' | 'all'>('building');
  const [place, setPlace] = useState('');
  const [minutes, setMinutes] = useState(String(minutesUsual));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<LinkProblem>();
  const [isBusy, setBusy] = useState(false);
  const lang = language.value;
  const chosen = drafts.find(({ draft }) => draft.id === id);
  const minutesMax = chosen?.draft.minutesMax ?? minutesUsual;
  const wanted = Number(minutes);
  const wards = [...new Map(buildings.map((one) => [one.wardKey, one.ward])).entries()];
  const inWard = (key: string) => buildings.filter(({ wardKey }) => wardKey === key);
  const countOf = (some: EmergencyDesk['buildings']) =>
    some.reduce((sum, { kiosks }) => sum + kiosks, 0);
  const target: EmergencyTarget =
    scope === 'all'
      ? { all: true }
      : scope === 'ward'
        ? { wards: [place] }
        : { buildings: [place] };
  const reached = reachedBy(target, buildings);
  const meetings = chosen === undefined ? [] : meetingsOf(desk, target, chosen.draft.gravity);
  const closed = isBusy
    ? '…'
    : chosen === undefined
      ? t('emergency.chooseDraft')
      : reached.length === 0
        ? t('emergency.choosePlace')
        : !Number.isInteger(wanted) || wanted < 1 || wanted > minutesMax
          ? t('emergency.badMinutes', { max: sayNumber(minutesMax) })
          : reason.trim().length < 3
            ? t('emergency.needReason')
            : undefined;
  const send = async () => {
    if (chosen === undefined) return;
    setBusy(true);
    setProblem(undefined);
    const answer = await link.post(EmergencySentSchema, emergencyPaths.all, {
      draft: chosen.draft.id,
      sha256: chosen.sha256,
      target,
      minutes: wanted,
      reason: reason.trim(),
    });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.error);
    onSent(answer.value.id);
  };
  const places =
    scope === 'ward'
      ? wards.map(([key, ward]) => ({ key, text: ward, kiosks: countOf(inWard(key)) }))
      : buildings.map(({ key, name, ward, kiosks }) => ({ key, text: `${name}, ${ward}`, kiosks }));
  return (
    <Drawer
      title={t('emergency.sendTitle')}
      onClose={onClose}
      width={500}
      isForm
      actions={
        <Button kind="danger" icon="send" closed={closed} onPress={() => void send()}>
          {t('emergency.send')}
        </Button>
      }
    >
      {problem !== undefined && <Problem problem={problem} says={sayRefusal(t, problem)} />}
      <section class="form">
        <h3>{t('emergency.draft')}</h3>
        {drafts.length === 0 && <Note tone="w">{t('emergency.noDraft')}</Note>}
        <div class="emergency-drafts">
          {drafts.map(({ draft }) => (
            <button
              key={draft.id}
              type="button"
              class="emergency-draft"
              aria-pressed={draft.id === id}
              onClick={() => {
                setId(draft.id);
                setMinutes(String(Math.min(minutesUsual, draft.minutesMax)));
              }}
            >
              <b>{draft.title[lang]}</b>
              <Status status={gravityStatus[draft.gravity]}>
                {t(`emergency.${draft.gravity}`)}
              </Status>
            </button>
          ))}
        </div>
        {chosen !== undefined && (
          <div class="emergency-words">
            {(['vi', 'en'] as const).map((one) => (
              <div key={one} lang={one}>
                <b>{chosen.draft.title[one]}</b>
                <ol>
                  {chosen.draft.steps.map((step) => (
                    <li key={step.vi}>{step[one]}</li>
                  ))}
                </ol>
              </div>
            ))}
          </div>
        )}
      </section>
      <section class="form">
        <h3>{t('emergency.where')}</h3>
        <Segments
          label={t('emergency.where')}
          value={scope}
          options={[
            { value: 'building', text: t('emergency.building') },
            { value: 'ward', text: t('emergency.ward') },
            { value: 'all', text: t('emergency.everywhere') },
          ]}
          onChoose={(next) => {
            setScope(next);
            setPlace('');
          }}
        />
        {scope !== 'all' && (
          <select
            class="inp"
            aria-label={t(`emergency.${scope}`)}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          >
            <option value="">{t('emergency.choosePlace')}</option>
            {places.map(({ key, text, kiosks }) => (
              <option key={key} value={key}>
                {`${text} (${t('emergency.kiosksThere', { count: sayNumber(kiosks) })})`}
              </option>
            ))}
          </select>
        )}
        {reached.length > 0 && (
          <Note tone="w">{t('emergency.willShow', { count: sayNumber(countOf(reached)) })}</Note>
        )}
        {meetings.map(({ message, kiosks, wins }) => (
          <Note key={message.id} tone="w">
            {t(wins === 'new' ? 'emergency.meetsBefore' : 'emergency.meetsBehind', {
              count: sayNumber(kiosks),
              title: message.title[lang],
            })}
          </Note>
        ))}
        <Field
          label={t('emergency.minutes')}
          value={minutes}
          onInput={setMinutes}
          hint={t('emergency.minutesHint', { max: sayNumber(minutesMax) })}
          lengthMax={4}
        />
        <Field
          label={t('emergency.reason')}
          value={reason}
          onInput={setReason}
          hint={t('emergency.reasonHint')}
          lengthMax={300}
        />
      </section>
    </Drawer>
  );
}
