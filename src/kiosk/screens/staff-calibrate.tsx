import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ScreenProps } from '../session/index.ts';
import {
  bottomMmRange,
  type CalibrationCheck,
  cardMm,
  checkUnit,
  type DrawnPage,
  pxPerMmRange,
} from '../staff/index.ts';
import { Button, pxPerMm as pxPerMmNow, Strip, Title } from '../ui/index.ts';
import { type Say, sayFor } from './say.ts';
import { StaffMain, StaffPages } from './staff-main.tsx';

/** One press widens the frame by so much: far off first, then the breadth of a hair. */
const steps = { much: 1.04, little: 1.003 } as const;
/** One press changes the height by so much, mm. */
const bottomStepsMm = [50, 5] as const;
/** Where a wall unit hangs before anybody measured, mm. */
const bottomGuessMm = 700;
/** Cap height of the house's type, in em. */
const capEm = 0.74;

const clamp = (value: number, { min, max }: { readonly min: number; readonly max: number }) =>
  Math.min(max, Math.max(min, value));

/** S2: a bank card tells what a millimetre is; buttons only (R10). */
export function StaffCalibrate(props: ScreenProps) {
  const say = sayFor(props);
  const { t, send } = say;
  const [pxPerMm, setPxPerMm] = useState(() => pxPerMmNow());
  const [bottomMm, setBottomMm] = useState(bottomGuessMm);
  const [saved, setSaved] = useState(false);
  const [page, setPage] = useState<DrawnPage>();
  const key = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    void props.services.staff().then(async (desk) => {
      const kept = await desk.calibration();
      if (kept === undefined) return;
      setPxPerMm(kept.pxPerMm);
      setBottomMm(kept.bottomMm);
    });
  }, [props.services]);

  useLayoutEffect(() => {
    if (key.current && text.current) setPage(measurePage(key.current, text.current));
  }, [saved]);

  // What the layout will be after it is saved: millimetres stay, pixels follow.
  const scale = pxPerMm / pxPerMmNow();
  const drawn = page && { ...page, ...scaled(page, saved ? 1 : scale) };
  const checks = drawn ? checkUnit({ pxPerMm, bottomMm }, drawn) : [];
  const widen = (by: number) => {
    setSaved(false);
    setPxPerMm((now) => clamp(now * by, pxPerMmRange));
  };
  const lift = (mm: number) => {
    setSaved(false);
    setBottomMm((now) => clamp(now + mm, bottomMmRange));
  };
  async function save(): Promise<void> {
    const desk = await props.services.staff();
    await desk.calibrate({ pxPerMm, bottomMm });
    setSaved(true);
  }

  return (
    <StaffMain say={say}>
      <Title note={t('staff.calibrateNote')}>{t('staff.calibrateTitle')}</Title>
      <span ref={key} class="staff-sample" style={{ width: 'var(--key)' }} />
      <span ref={text} class="staff-sample" style={{ fontSize: 'var(--fs-body)' }} />
      <StaffPages say={say}>
        <div class="staff-measure">
          <p
            class="staff-card"
            style={{
              width: `${cardMm.width * pxPerMm}px`,
              '--card-height': `${cardMm.height * pxPerMm}px`,
            }}
          >
            {t('staff.calibrateCard')}
          </p>
          <div class="keys">
            <Button onPress={() => widen(1 / steps.much)}>{t('staff.narrowMuch')}</Button>
            <Button onPress={() => widen(1 / steps.little)}>{t('staff.narrower')}</Button>
            <Button onPress={() => widen(steps.little)}>{t('staff.wider')}</Button>
            <Button onPress={() => widen(steps.much)}>{t('staff.wideMuch')}</Button>
          </div>
        </div>
        <p>{t('staff.unitField', { px: decimals(pxPerMm.toFixed(3), say.language) })}</p>
        <div class="staff-measure">
          <p>
            <b>{t('staff.bottomField', { mm: Math.round(bottomMm) })}</b> {t('staff.bottomHow')}
          </p>
          <div class="keys">
            {[...bottomStepsMm].map((mm) => (
              <Button key={-mm} onPress={() => lift(-mm)}>
                {t('staff.lessBy', { mm })}
              </Button>
            ))}
            {[...bottomStepsMm].reverse().map((mm) => (
              <Button key={mm} onPress={() => lift(mm)}>
                {t('staff.moreBy', { mm })}
              </Button>
            ))}
          </div>
        </div>
        {checks.map((check) => (
          <Check key={check.name} say={say} check={check} />
        ))}
      </StaffPages>
      {saved && (
        <Strip icon="check" tone="ok" live>
          {t('staff.calibrateSaved')}
        </Strip>
      )}
      <div class="keys">
        <Button kind="back" onPress={() => send({ type: 'BACK' })}>
          {t('common.back')}
        </Button>
        <Button kind="go" onPress={() => void save()}>
          {t('staff.calibrateSave')}
        </Button>
      </div>
    </StaffMain>
  );
}

/** A Vietnamese number has a comma. */
const decimals = (text: string | number, language: Say['language']) =>
  language === 'vi' ? String(text).replace('.', ',') : String(text);

function Check({
  say: { t, language },
  check,
}: {
  readonly say: Say;
  readonly check: CalibrationCheck;
}) {
  const { name, pass, wantedMm, measuredMm } = check;
  const [need, high] = wantedMm;
  const shown = (mm: number | undefined) => (mm === undefined ? '' : decimals(mm, language));
  const got = measuredMm
    .filter((mm) => mm !== undefined)
    .map(shown)
    .join(' – ');
  return (
    <dl class="status-row" data-check={name} data-pass={pass}>
      <dt>{t(`staff.check_${name}`)}</dt>
      <dd>
        <b class="num">{`${got} mm: ${t(pass ? 'staff.checkPass' : 'staff.checkFail')}`}</b>
        <small>
          {' '}
          {high === undefined
            ? t('staff.checkNeed', { need: shown(need) })
            : t('staff.checkNeedBetween', { low: shown(need), high: shown(high) })}
        </small>
      </dd>
    </dl>
  );
}

/** The page as it is drawn now, CSS pixels. */
function measurePage(key: Element, text: Element): DrawnPage {
  const controls = [...document.querySelectorAll('button')].map((one) =>
    one.getBoundingClientRect(),
  );
  const sides = controls.flatMap(({ width, height }) =>
    width > 0 && height > 0 ? [Math.min(width, height)] : [],
  );
  return {
    widthPx: innerWidth,
    heightPx: innerHeight,
    targetPx: Math.min(...sides),
    keyPx: key.getBoundingClientRect().width,
    capPx: Number.parseFloat(getComputedStyle(text).fontSize) * capEm,
    // Controls of residents stand as low as the lowest row and as high as the low mode leaves them.
    controlsTopPx: Math.min(...controls.map(({ top }) => top)),
    controlsBottomPx: Math.max(...controls.map(({ bottom }) => bottom)),
  };
}

const scaled = ({ targetPx, keyPx, capPx }: DrawnPage, by: number) => ({
  targetPx: targetPx * by,
  keyPx: keyPx * by,
  capPx: capPx * by,
});
