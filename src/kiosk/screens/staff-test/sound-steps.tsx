import { useEffect, useState } from 'preact/hooks';
import { Button, Strip } from '../../ui/index.ts';
import { Judge } from './judge.tsx';
import { absent, type StepProps } from './step.ts';

/** Two tones, Hz, half a second each, at a third of the loudness: 60 to 70 dB at most units. */
const tonesHz = [440, 880] as const;
const toneSeconds = 0.5;
const loudness = 0.3;

function playTones(): void {
  const sound = new AudioContext();
  const volume = sound.createGain();
  volume.gain.value = loudness;
  volume.connect(sound.destination);
  tonesHz.forEach((hertz, n) => {
    const tone = sound.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(sound.currentTime + n * toneSeconds);
    tone.stop(sound.currentTime + (n + 1) * toneSeconds);
    if (n === tonesHz.length - 1) tone.onended = () => void sound.close();
  });
}

/** Whether it was heard only a person can say (R29). */
export function SpeakerStep(props: StepProps) {
  return (
    <>
      <div class="keys">
        <Button icon="sound" onPress={playTones}>
          {props.say.t('staff.test_speakerPlay')}
        </Button>
      </div>
      <Judge {...props} mayLack />
    </>
  );
}

const headsetWords = /head(set|phone)|tai nghe|earphone/i;

/** Outputs by name; labels are empty where the browser keeps them back. */
async function outputs(): Promise<readonly string[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
  return devices.flatMap(({ kind, label }) => (kind === 'audiooutput' ? [label] : []));
}

/** Noticed where the machine tells of it; elsewhere said to be not possible, never guessed. */
export function HeadsetStep({ say, onDone }: StepProps) {
  const { t } = say;
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const media = navigator.mediaDevices;
    let before: readonly string[] | undefined;
    const look = async () => {
      const now = await outputs();
      const isNew = before !== undefined && now.length > before.length;
      if (isNew || now.some((label) => headsetWords.test(label))) setSeen(true);
      before ??= now;
    };
    void look();
    const hear = () => void look();
    media?.addEventListener('devicechange', hear);
    return () => media?.removeEventListener('devicechange', hear);
  }, []);
  // The machine's own jack, where the shell watches one, or what the browser tells.
  if (seen || say.view.context.facts.headset) {
    return (
      <>
        <Strip icon="check" tone="ok" live>
          {t('staff.test_headsetSeen')}
        </Strip>
        <Judge say={say} onDone={onDone} />
      </>
    );
  }
  return (
    <div class="keys push">
      <Button onPress={() => onDone(absent)}>{t('staff.testNone')}</Button>
      <Button onPress={() => onDone({ result: 'unknown', finding: 'notPossible' })}>
        {t('staff.test_headsetGo')}
      </Button>
    </div>
  );
}
