import { useEffect, useRef, useState } from 'preact/hooks';
import type { HubTarget } from '../../domain/api/index.ts';
import type { Provisioning } from '../../domain/codes/index.ts';
import type { ComposeKey } from '../../domain/vietnamese/index.ts';
import type { EnrolError } from '../services.ts';
import type { ScreenProps } from '../session/index.ts';
import { BoardKey, Button, Field, Keyboard, Strip, Title } from '../ui/index.ts';
import { groupedCode, machineCodeIn, type NoMachineCode } from './enrolment-code-in.ts';
import { TurnKey } from './parts.tsx';
import { keyboardWords, type Say, sayFor } from './say.ts';
import { StaffMain } from './staff-main.tsx';

/** Longer than any code; a stuck key must not grow the page. */
const typedMax = 16;

type Progress = 'typing' | 'asking' | 'done' | NoMachineCode | EnrolError;

/**
 * A machine that the hub does not know, or does not hear any more (a cloned disk, a restored hub),
 * gets its new key here: the operator's code is typed, or held before camera or scanner. What the
 * machine holds goes along (contracts.md, Enrolment and identity).
 */
export function StaffEnrol(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const { link, scanner } = props.services;
  const [typed, setTyped] = useState('');
  const [way, setWay] = useState<'keys' | 'camera'>('keys');
  const [typing, setTyping] = useState(true);
  const [progress, setProgress] = useState<Progress>('typing');
  const [machine, setMachine] = useState<Provisioning>();
  const busy = useRef(false);

  async function redeem(code: string, provisioning?: Provisioning): Promise<void> {
    if (busy.current || code === '') return;
    busy.current = true;
    setTyping(false);
    setProgress('asking');
    setMachine(provisioning);
    const at: HubTarget | undefined = provisioning && {
      hub: provisioning.hub,
      keyPin: provisioning.keyPin ?? null,
    };
    const enrolled = await link.enrol(code, at);
    busy.current = false;
    setProgress(enrolled.ok ? 'done' : enrolled.error);
  }

  function press(key: ComposeKey): void {
    if (key.kind === 'delete') setTyped((now) => now.slice(0, -1));
    if (key.kind === 'letter') setTyped((now) => (now + key.letter).trim().slice(0, typedMax));
    setProgress('typing');
  }

  function hear(text: string): void {
    if (busy.current) return;
    const read = machineCodeIn(text);
    setWay('keys');
    setTyped(read.ok ? read.value.code : '');
    if (read.ok) void redeem(read.value.code, read.value.provisioning);
    else {
      setMachine(undefined);
      setProgress(read.error);
    }
  }

  useEffect(() => scanner.onRead(({ text }) => hear(text)), [scanner]);
  // The code that led here was read before this screen stood.
  const { badge } = say.view.context.staff;
  useEffect(() => {
    if (badge !== undefined) hear(badge);
  }, [badge]);
  const isNew = say.view.context.facts.link.kiosk === undefined;

  if (way === 'camera') return <CodeCamera {...props} onDone={() => setWay('keys')} />;
  const done = progress === 'done';
  return (
    <div class={typing && !done ? 'typing-screen is-typing' : 'typing-screen'}>
      <StaffMain say={say}>
        <Title note={t(isNew ? 'staff.enrolNewNote' : 'staff.enrolNote')}>
          {t(isNew ? 'staff.enrolNew' : 'staff.enrolTitle')}
        </Title>
        {!done && (
          <Field
            label={t('staff.enrolField')}
            hint={t('staff.enrolField')}
            value={groupedCode(typed)}
            active
          />
        )}
        {!done && <TurnKey say={say} typing={typing} onTurn={() => setTyping(!typing)} />}
        {machine && <p>{t('staff.enrolIs', { ...machine.site, hub: machine.hub })}</p>}
        <HowItGoes say={say} progress={progress} hub={machine?.hub} />
        <div class="keys push">
          <Button kind="back" onPress={() => send({ type: 'BACK' })}>
            {t('common.back')}
          </Button>
          {!done && (
            <Button icon="camera" onPress={() => setWay('camera')}>
              {t('staff.enrolScan')}
            </Button>
          )}
          {done ? (
            <Button key="exit" kind="go" onPress={() => send({ type: 'STAFF_EXIT' })}>
              {t('staff.exit')}
            </Button>
          ) : (
            <Button
              key="go"
              kind="go"
              notYet={typed === '' || progress === 'asking'}
              onPress={() => void redeem(typed, machine?.code === typed ? machine : undefined)}
            >
              {t('staff.enrolGo')}
            </Button>
          )}
        </div>
      </StaffMain>
      {!done && (
        <Keyboard
          startWith="code"
          words={keyboardWords(t)}
          onKey={press}
          left={<BoardKey onPress={() => send({ type: 'BACK' })}>{t('common.back')}</BoardKey>}
        />
      )}
    </div>
  );
}

function HowItGoes({
  say,
  progress,
  hub,
}: {
  readonly say: Say;
  readonly progress: Progress;
  readonly hub: string | undefined;
}) {
  const { t, view } = say;
  const { link, outbox } = view.context.facts;
  if (progress === 'typing') return null;
  if (progress === 'done') {
    const { kiosk = '' } = link;
    const words =
      outbox.count === 0
        ? t('staff.enrolDoneEmpty', { kiosk })
        : t('staff.enrolDone', { kiosk, count: outbox.count });
    return (
      <Strip icon="check" tone="ok" live>
        {words}
      </Strip>
    );
  }
  return (
    <Strip icon={progress === 'asking' ? 'clock' : 'warn'} tone="warn" live>
      {reasonWords(t, progress, hub ?? '', outbox.count)}
    </Strip>
  );
}

/** Each way it can go wrong has its own words, and what to do. */
function reasonWords(
  t: Say['t'],
  progress: Exclude<Progress, 'typing' | 'done'>,
  hub: string,
  count: number,
): string {
  switch (progress) {
    case 'requestsHeld':
      return t('staff.enrol_requestsHeld', { count });
    case 'unreachable':
    case 'wrongPin':
    case 'certificate':
    case 'notAHub':
      return t(`staff.enrol_${progress}`, { hub });
    default:
      return t(`staff.enrol_${progress}`);
  }
}

/** Only the place of the code is seen, as residents see it (R62). */
function CodeCamera(props: ScreenProps & { readonly onDone: () => void }) {
  const say = sayFor(props);
  const { scanner } = props.services;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) void scanner.openCamera(video.current);
    return () => scanner.closeCamera();
  }, [scanner]);
  const { t, view } = say;
  const status = view.context.facts.scanner;
  const fails = /^(noCamera|denied|busy|lost)$/.test(status);
  return (
    <StaffMain say={say}>
      <Title note={t('staff.enrolCameraNote')}>{t('staff.enrolTitle')}</Title>
      <div class="viewfinder">
        <video ref={video} muted playsInline tabIndex={-1} aria-label={t('staff.enrolTitle')} />
        <span class="viewfinder-frame" aria-hidden="true" />
      </div>
      <Strip icon={fails ? 'warn' : 'camera'} tone={fails ? 'warn' : 'place'} live>
        {t(`staff.scanner_${status}`)}
      </Strip>
      <div class="keys">
        <Button kind="back" onPress={props.onDone}>
          {t('common.back')}
        </Button>
      </div>
    </StaffMain>
  );
}
