import { useState } from 'preact/hooks';
import {
  DoneAnswerSchema,
  type EmergencyDesk,
  EmergencyKiosksSchema,
  emergencyPaths,
  type ListedEmergency,
} from '../../domain/api/console/index.ts';
import { useConsole, useLive, useMay } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Drawer, Field, Problem, Skeleton, Status } from '../ui/index.ts';
import { language, sayDateTime, sayTime, useWords } from '../words/index.ts';
import { isStanding, sayAfter, sayRefusal, saySeen, sayTarget } from './say.ts';

/** While a message stands, who shows it is asked this often, ms. */
const liveMs = 1_000;

interface MessageDrawerProps {
  readonly message: ListedEmergency;
  readonly desk: EmergencyDesk;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Which kiosk showed it after how long, the silent ones first; and how to end it. */
export function MessageDrawer({ message, desk, onClose, onDone }: MessageDrawerProps) {
  const t = useWords();
  const { link } = useConsole();
  const mayEnd = useMay('operator') && isStanding(message, desk.nowMs);
  const live = useLive(
    EmergencyKiosksSchema,
    emergencyPaths.one(message.id),
    isStanding(message, desk.nowMs) ? liveMs : undefined,
  );
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<LinkProblem>();
  const now = live.data?.message ?? message;
  const end = async () => {
    const answer = await link.post(DoneAnswerSchema, emergencyPaths.end(message.id), {
      reason: reason.trim(),
    });
    setProblem(answer.ok ? undefined : answer.error);
    if (!answer.ok) return;
    live.reload();
    onDone();
  };
  return (
    <Drawer
      title={message.title[language.value]}
      sub={sayTarget(t, message.target, desk.buildings)}
      onClose={onClose}
      width={420}
    >
      <section>
        <Status
          status={now.failed > 0 ? 'warning' : now.shown < now.kiosks ? 'waiting' : 'done'}
          strong
        >
          {saySeen(t, now)}
        </Status>
        <p class="m">
          {sayDateTime(now.sentMs)} – {sayTime(now.endsMs, false)} · {now.sentBy}: {now.reason}
        </p>
        {now.endedMs !== null && (
          <p class="m">
            {t('emergency.endedBy', {
              who: now.endedBy ?? '',
              time: sayTime(now.endedMs, false),
              reason: now.endReason ?? '',
            })}
          </p>
        )}
      </section>
      {mayEnd && now.endedMs === null && (
        <section class="form">
          <h3>{t('emergency.endTitle')}</h3>
          {problem !== undefined && <Problem problem={problem} says={sayRefusal(t, problem)} />}
          <Field
            label={t('emergency.reason')}
            value={reason}
            onInput={setReason}
            hint={t('emergency.reasonHint')}
            lengthMax={300}
          />
          <Button
            kind="danger"
            closed={reason.trim().length >= 3 ? undefined : t('emergency.needReason')}
            onPress={() => void end()}
          >
            {t('emergency.end')}
          </Button>
        </section>
      )}
      <section>
        <h3>{t('emergency.kiosks')}</h3>
        {live.data === undefined && <Skeleton />}
        <ul class="emergency-kiosks">
          {live.data?.kiosks.map(({ kiosk, plate, building, state, shownMs }) => (
            <li key={kiosk}>
              <span>
                <b>{plate}</b> {building}
              </span>
              <Status
                status={
                  shownMs !== null
                    ? 'done'
                    : state === null || state === 'behind'
                      ? 'waiting'
                      : 'warning'
                }
              >
                {shownMs !== null
                  ? sayAfter(t, now.sentMs, shownMs)
                  : state === null || state === 'shown'
                    ? t('emergency.silent')
                    : t(`emergency.${state}`)}
              </Status>
            </li>
          ))}
        </ul>
      </section>
    </Drawer>
  );
}
