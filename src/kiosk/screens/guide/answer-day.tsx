import { useState } from 'preact/hooks';
import { type Options as FlowOptions, timeSince, unsure } from '../../../domain/guide/index.ts';
import type { OpenGuide } from '../../guides/index.ts';
import { Button, Chip, DayWheels, Strip } from '../../ui/index.ts';
import { longDay } from '../dates.ts';
import type { Say } from '../say.ts';
import { weekdayWords } from '../weekday-words.ts';
import { AnswerNumber, Unsure } from './answer-number.tsx';

/** A day: today, yesterday, or any other by three wheels of keys (R56). */
export function AnswerDay({
  say,
  guide,
  options,
  label,
}: {
  readonly say: Say;
  readonly guide: OpenGuide;
  readonly options: Extract<FlowOptions, { kind: 'int' | 'date' }>;
  readonly label: string;
}) {
  const { t, language, view, send } = say;
  const today = view.context.facts.time?.day;
  const { unit = 'days', min, max } = options;
  const [day, setDay] = useState<string>();
  const [other, setOther] = useState(false);
  // contracts.md, Time: a kiosk that does not believe its clock reckons with no day.
  if (today === undefined) {
    return (
      <>
        <Strip icon="clock" tone="warn">
          {t('guide.dayUnknown')}
        </Strip>
        <AnswerNumber say={say} guide={guide} options={options} label={label} />
      </>
    );
  }
  const choose = (chosen: string) => {
    setDay(chosen);
    const value = timeSince(chosen, today, unit);
    const fits = value >= min && value <= max;
    send({ type: 'CHOOSE_ANSWER', answer: fits ? value : undefined });
  };
  const yesterday = new Date(Date.parse(`${today}T12:00:00Z`) - 86_400_000)
    .toISOString()
    .slice(0, 10);
  const near = min <= 0 && max >= 0 && unit === 'days';
  const wheels = other || !near;
  const outside = day !== undefined && guide.chosen === undefined;
  return (
    <>
      {near && (
        <div class="chips three" role="radiogroup" aria-label={label}>
          <Chip
            selected={!other && day === today}
            onPress={() => {
              setOther(false);
              choose(today);
            }}
          >
            {t('guide.today')}
          </Chip>
          <Chip
            selected={!other && day === yesterday}
            onPress={() => {
              setOther(false);
              choose(yesterday);
            }}
          >
            {t('guide.yesterday')}
          </Chip>
          <Chip
            selected={other}
            onPress={() => {
              setOther(true);
              choose(day ?? today);
            }}
          >
            {t('guide.otherDay')}
          </Chip>
        </div>
      )}
      {wheels && (
        <DayWheels
          day={day ?? today}
          words={{
            date: t('guide.date'),
            month: t('guide.month'),
            year: t('guide.year'),
            more: (part) => t('guide.later', { part }),
            less: (part) => t('guide.earlier', { part }),
          }}
          onDay={choose}
        />
      )}
      {wheels && day === undefined && (
        <Button icon="check" onPress={() => choose(today)}>
          {t('guide.thisDay', { day: longDay(today, language) })}
        </Button>
      )}
      {day !== undefined && (
        <p class="day-said" role="status">
          {outside ? t('guide.dayOutside') : `${weekdayWords(say, day)} ${longDay(day, language)}`}
        </p>
      )}
      <Unsure
        say={say}
        guide={guide}
        words={options.unsure}
        onPress={() => {
          setDay(undefined);
          setOther(false);
          send({ type: 'CHOOSE_ANSWER', answer: unsure });
        }}
      />
    </>
  );
}
