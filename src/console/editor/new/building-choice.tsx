import { useEffect, useId } from 'preact/hooks';
import { useBuildings } from '../../frame/index.ts';
import { Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';

interface ChoiceProps {
  /** As `sitePlacesOf` names it; empty: none yet. */
  readonly value: string;
  readonly onChoose: (key: string) => void;
}

/** Which building a page is for: of those that this person may write for. */
export function BuildingChoice({ value, onChoose }: ChoiceProps) {
  const t = useWords();
  const id = useId();
  const { list, problem, reload } = useBuildings();
  const first = list?.[0]?.key;
  useEffect(() => {
    if (value === '' && first !== undefined) onChoose(first);
  }, [value, first]);
  if (list === undefined) {
    return problem === undefined ? null : <Problem problem={problem} onRetry={reload} />;
  }
  if (list.length === 0) return <p class="hint">{t('city.buildingNone')}</p>;
  return (
    <div class="fld">
      <div class="fl">
        <label for={id}>{t('city.buildingChoice')}</label>
      </div>
      <select
        id={id}
        class="inp"
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {list.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
