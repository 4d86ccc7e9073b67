import type { Role } from '../../domain/api/console/index.ts';
import { buildingName } from '../frame/index.ts';
import { useWords, type Words } from '../words/index.ts';

type RoleWord = `people.role${Capitalize<Role>}`;
type HintWord = `people.hint${Capitalize<Role>}`;

/** Name and meaning of each role. */
export const roleWords: Readonly<
  Record<Role, { readonly name: RoleWord; readonly hint: HintWord }>
> = {
  viewer: { name: 'people.roleViewer', hint: 'people.hintViewer' },
  editor: { name: 'people.roleEditor', hint: 'people.hintEditor' },
  approver: { name: 'people.roleApprover', hint: 'people.hintApprover' },
  operator: { name: 'people.roleOperator', hint: 'people.hintOperator' },
  auditor: { name: 'people.roleAuditor', hint: 'people.hintAuditor' },
  buildingEditor: { name: 'people.roleBuildingEditor', hint: 'people.hintBuildingEditor' },
};

interface Rights {
  readonly buildings?: readonly string[] | undefined;
  readonly roles: readonly Role[];
  readonly isAdministrator: boolean;
}

/** `Quản trị, Biên tập`, or that there are none. */
export function sayRights(t: Words, { roles, isAdministrator, buildings = [] }: Rights): string {
  const names = [
    ...(isAdministrator ? [t('people.administrator')] : []),
    ...roles.map((role) =>
      role === 'buildingEditor'
        ? `${t(roleWords[role].name)} (${buildings.map(buildingName).join(', ')})`
        : t(roleWords[role].name),
    ),
  ];
  return names.length === 0 ? t('people.rightsNone') : names.join(', ');
}

export function RightsLine(rights: Rights) {
  const t = useWords();
  return <b>{sayRights(t, rights)}</b>;
}
