import { useWords } from '../../words/index.ts';
import { listAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';

/** As a week is read here: Monday first. 0 is Sunday. */
const week = [1, 2, 3, 4, 5, 6, 0] as const;

/** Days of a week, by ticks. */
export function WeekdaysField({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  const chosen = listAt(form, path);
  return (
    <Row at={[path]}>
      <fieldset class="ticks" data-path={path}>
        <legend>{t('city.weekdays')}</legend>
        {week.map((day) => (
          <label key={day} class="check">
            <input
              type="checkbox"
              disabled={form.readOnly}
              checked={chosen.includes(day)}
              onChange={({ currentTarget }) =>
                form.set(
                  path,
                  week.filter((one) =>
                    one === day ? currentTarget.checked : chosen.includes(one),
                  ),
                )
              }
            />
            <span>{t(`city.weekday_${day}`)}</span>
          </label>
        ))}
      </fieldset>
    </Row>
  );
}
