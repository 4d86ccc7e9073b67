import { valueAt } from '../../../domain/change/index.ts';
import { buildingName, useBuildings } from '../../frame/index.ts';
import { Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField, Ticks } from './choices.tsx';
import { listAt, useForm } from './form-context.ts';
import { Row } from './row.tsx';

const kinds = ['wards', 'buildings'] as const;

/**
 * For whom something is: everybody, some wards, or some buildings, of those that have kiosks. An editor of
 * buildings chooses among their own.
 */
export function AudienceField({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  const { list, isOwn, problem, reload } = useBuildings();
  const named = kinds.find((kind) => valueAt(form.body, `${path}.${kind}`) !== undefined) ?? 'all';
  const chosen = isOwn ? 'buildings' : named;
  const buildings = list ?? [];
  const known =
    chosen === 'wards'
      ? [
          ...new Map(
            buildings.flatMap(({ ward }) => (ward === undefined ? [] : [[ward.key, ward.name]])),
          ).entries(),
        ]
      : buildings.map(({ key, name }) => [key, name] as const);
  const names = new Map(known);
  // What a draft names stays in sight when its last kiosk is gone.
  const gone = listAt(form, `${path}.${chosen}`)
    .map(String)
    .filter((key) => !names.has(key));
  const options = [
    ...known.map(([value, text]) => ({ value, text })),
    ...gone.map((value) => ({
      value,
      text: list === undefined ? value : t('editor.forGone', { name: buildingName(value) }),
    })),
  ];
  return (
    <>
      {!isOwn && (
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
      )}
      {chosen !== 'all' && problem !== undefined && list === undefined && (
        <Problem problem={problem} onRetry={reload} />
      )}
      {chosen !== 'all' && list !== undefined && options.length === 0 && (
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
