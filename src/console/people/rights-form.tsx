import { type Rights, roles } from '../../domain/api/console/index.ts';
import { buildingName, useBuildings } from '../frame/index.ts';
import { Check } from '../ui/index.ts';
import { useWords } from '../words/index.ts';
import { roleWords } from './rights-line.tsx';

interface RightsFormProps {
  readonly rights: Rights;
  readonly onChange: (rights: Rights) => void;
}

/** Each right with what it means. */
export function RightsForm({ rights, onChange }: RightsFormProps) {
  const t = useWords();
  return (
    <fieldset aria-label={t('people.rights')}>
      {roles.map((role) => (
        <Check
          key={role}
          label={t(roleWords[role].name)}
          hint={t(roleWords[role].hint)}
          checked={rights.roles.includes(role)}
          onChange={(isOn) =>
            onChange({
              ...rights,
              // In the order of the contract, so that the same rights are the same value.
              roles: roles.filter((one) => (one === role ? isOn : rights.roles.includes(one))),
              // A building goes with the right to write for one.
              ...(role === 'buildingEditor' && !isOn && { buildings: [] }),
            })
          }
        />
      ))}
      {rights.roles.includes('buildingEditor') && <Buildings rights={rights} onChange={onChange} />}
      <Check
        label={t('people.administrator')}
        hint={t('people.hintAdministrator')}
        checked={rights.isAdministrator}
        onChange={(isAdministrator) => onChange({ ...rights, isAdministrator })}
      />
    </fieldset>
  );
}

/** Why rights cannot be given as they are; undefined when they can. */
export function rightsClosed(
  t: ReturnType<typeof useWords>,
  { roles: given, buildings = [] }: Rights,
): string | undefined {
  return given.includes('buildingEditor') && buildings.length === 0
    ? t('people.buildingMissing')
    : undefined;
}

/** Which buildings: of those that have kiosks, and those that were given before. */
function Buildings({ rights, onChange }: RightsFormProps) {
  const t = useWords();
  const { all = [] } = useBuildings();
  const given = rights.buildings ?? [];
  const gone = given.filter((key) => !all.some((one) => one.key === key));
  const list = [...all, ...gone.map((key) => ({ key, name: buildingName(key) }))];
  return (
    <fieldset class="ticks" aria-label={t('people.buildings')}>
      <legend>{t('people.buildings')}</legend>
      {list.length === 0 && <p class="hint">{t('city.buildingNone')}</p>}
      {list.map(({ key, name }) => (
        <Check
          key={key}
          label={name}
          checked={given.includes(key)}
          onChange={(isOn) =>
            onChange({
              ...rights,
              buildings: list
                .map((one) => one.key)
                .filter((one) => (one === key ? isOn : given.includes(one))),
            })
          }
        />
      ))}
    </fieldset>
  );
}
