import { type Rights, roles } from '../../domain/api/console/index.ts';
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
            })
          }
        />
      ))}
      <Check
        label={t('people.administrator')}
        hint={t('people.hintAdministrator')}
        checked={rights.isAdministrator}
        onChange={(isAdministrator) => onChange({ ...rights, isAdministrator })}
      />
    </fieldset>
  );
}
