import { EmergencyDeskSchema, emergencyPaths } from '../../../domain/api/console/index.ts';
import { valueAt } from '../../../domain/change/index.ts';
import { useLive } from '../../frame/index.ts';
import { Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField, Ticks } from './choices.tsx';
import { listAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';

/** Places come and go with the kiosks of a day. */
const everyMs = 60_000;
const kinds = ['wards', 'buildings'] as const;

/** For whom a notice is: everybody, some wards, or some buildings, of those that have kiosks. */
export function AudienceField({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  const { data, problem, reload } = useLive(EmergencyDeskSchema, emergencyPaths.all, everyMs);
  const chosen = kinds.find((kind) => valueAt(form.body, `${path}.${kind}`) !== undefined) ?? 'all';
  const buildings = data?.buildings ?? [];
  const known =
    chosen === 'wards'
      ? [...new Map(buildings.map((one) => [one.wardKey, one.ward])).entries()]
      : buildings.map(({ key, name, ward }) => [key, `${name}, ${ward}`] as const);
  const names = new Map(known);
  // What a draft names stays in sight when its last kiosk is gone.
  const gone = listAt(form, `${path}.${chosen}`)
    .map(String)
    .filter((key) => !names.has(key));
  const options = [
    ...known.map(([value, text]) => ({ value, text })),
    ...gone.map((value) => ({
      value,
      text: data === undefined ? value : t('editor.forGone', { name: value }),
    })),
  ];
  return (
    <>
      <ChoiceField
        path={path}
        label={t('editor.forWhom')}
        value={chosen}
        options={[
          { value: 'all', text: t('editor.forAll') },
          { value: 'wards', text: t('editor.forWards') },
          { value: 'buildings', text: t('editor.forBuildings') },
        ]}
        onChoose={(next) => form.set(path, next === 'all' ? undefined : { [next]: [] })}
      />
      {chosen !== 'all' && problem !== undefined && data === undefined && (
        <Problem problem={problem} onRetry={reload} />
      )}
      {chosen !== 'all' && data !== undefined && options.length === 0 && (
        <Row at={[]}>
          <p class="hint">{t('editor.forNobody')}</p>
        </Row>
      )}
      {chosen !== 'all' && options.length > 0 && (
        <Ticks
          path={`${path}.${chosen}`}
          label={t(chosen === 'wards' ? 'editor.forWards' : 'editor.forBuildings')}
          options={options}
        />
      )}
    </>
  );
}
