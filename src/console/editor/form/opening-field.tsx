import { useId } from 'preact/hooks';
import { clockText } from '../../../domain/calendar/index.ts';
import { valueAt } from '../../../domain/change/index.ts';
import { Button } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { useForm } from './form-context.ts';
import { ListField } from './list-field.tsx';
import { Row } from './row.tsx';
import { WeekdaysField } from './weekdays-field.tsx';

/** Minutes after midnight of `8:30`, `08.30` or `8h30`; undefined: no time of a day. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.hg](\d{2})?)?$/.exec(text.trim().toLowerCase());
  if (found === null) return undefined;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= 1_440 ? minute : undefined;
}

function Clock({ path, label }: { readonly path: string; readonly label: string }) {
  const form = useForm();
  const id = useId();
  const value = valueAt(form.body, path);
  return (
    <div class="fld">
      <div class="fl">
        <label for={id}>{label}</label>
      </div>
      <input
        id={id}
        class="inp"
        data-path={path}
        placeholder="07:30"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={typeof value === 'number' ? clockText(value) : ''}
        readOnly={form.readOnly}
        onInput={({ currentTarget }) => {
          const minute = minuteOf(currentTarget.value);
          currentTarget.setAttribute('aria-invalid', String(minute === undefined));
          // What is no time is told by the checks: an old one must not stay behind it.
          form.set(path, minute);
        }}
      />
    </div>
  );
}

/** Opening hours by weekday, out of which "open now" is told. */
export function OpeningField({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  if (valueAt(form.body, path) === undefined) {
    if (form.readOnly) return null;
    const blank = {
      spans: [{ weekdays: [1, 2, 3, 4, 5], from: 480, to: 1_020 }],
      holidays: 'unknown',
    };
    return (
      <div class="eadd">
        <Button kind="quiet" icon="plus" onPress={() => form.set(path, blank)}>
          {t('editor.addOptional', { what: t('city.opening').toLocaleLowerCase() })}
        </Button>
      </div>
    );
  }
  return (
    <>
      <ListField
        path={`${path}.spans`}
        label={t('city.openingSpan')}
        make={() => ({ weekdays: [6], from: 480, to: 720 })}
        draw={(at) => (
          <>
            <WeekdaysField path={`${at}.weekdays`} />
            <Row at={[at, `${at}.from`, `${at}.to`]}>
              <div class="trio">
                <Clock path={`${at}.from`} label={t('city.openFrom')} />
                <Clock path={`${at}.to`} label={t('city.openTo')} />
              </div>
            </Row>
          </>
        )}
      />
      <ChoiceField
        path={`${path}.holidays`}
        label={t('city.holidays')}
        options={(['unknown', 'asUsual', 'closed'] as const).map((value) => ({
          value,
          text: t(`city.holiday_${value}`),
        }))}
      />
      {!form.readOnly && (
        <Row at={[path]}>
          <Button kind="quiet" onPress={() => form.set(path, undefined)}>
            {t('editor.drop')}
          </Button>
        </Row>
      )}
    </>
  );
}
