import { useState } from 'preact/hooks';
import { hourPlacesMax } from '../../domain/action/index.ts';
import {
  type DeskNames,
  DoneAnswerSchema,
  type HoursAnswer,
  requestPaths,
} from '../../domain/api/console/index.ts';
import { useConsole } from '../frame/index.ts';
import type { LinkProblem } from '../link/index.ts';
import { Button, Field, Note, Problem } from '../ui/index.ts';
import { sayNumber, useWords } from '../words/index.ts';
import { sayKey } from './say-request.ts';

interface HourPlacesProps {
  readonly hour: HoursAnswer['rows'][number];
  readonly names: DeskNames;
  readonly onChange: () => void;
}

/** How many visitors the branch of an hour takes in each: the hub gives no more of them away. */
export function HourPlaces({ hour, names, onChange }: HourPlacesProps) {
  const t = useWords();
  const { link } = useConsole();
  const [text, setText] = useState(String(hour.places));
  const [isSaved, setSaved] = useState(false);
  const [failed, setFailed] = useState<LinkProblem>();
  const places = Number(text);
  const isRight = /^\d{1,3}$/.test(text.trim()) && places >= 1 && places <= hourPlacesMax;
  const values = { max: sayNumber(hourPlacesMax) };
  const save = async () => {
    const limit = { branch: hour.branch, places };
    const answer = await link.post(DoneAnswerSchema, requestPaths.places, limit);
    setFailed(answer.ok ? undefined : answer.error);
    setSaved(answer.ok);
    if (answer.ok) onChange();
  };
  return (
    <div class="marks form">
      <Field
        label={t('requests.placesOf', { branch: sayKey(names, hour.branch) })}
        value={text}
        onInput={(next) => {
          setText(next);
          setSaved(false);
        }}
        hint={t('requests.placesHint', values)}
        lengthMax={3}
      />
      <Button
        closed={isRight ? undefined : t('requests.placesWrong', values)}
        onPress={() => void save()}
      >
        {t('requests.placesSave')}
      </Button>
      {failed !== undefined && <Problem problem={failed} />}
      {isSaved && (
        <Note tone="o">
          <span role="status">{t('requests.placesSaved')}</span>
        </Note>
      )}
    </div>
  );
}
