import type { Site } from '../../domain/api/index.ts';
import { Field, Segments } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

interface SiteFormProps {
  readonly site: Site;
  readonly onChange: (site: Site) => void;
}

/** Where a kiosk stands. */
export function SiteForm({ site, onChange }: SiteFormProps) {
  const t = useWords();
  const set = (changes: Partial<Site>) => onChange({ ...site, ...changes });
  return (
    <>
      <Field
        label={t('fleet.plate')}
        value={site.plate}
        lengthMax={6}
        onInput={(plate) => set({ plate })}
      />
      <Field
        label={t('fleet.building')}
        value={site.building}
        lengthMax={80}
        onInput={(building) => set({ building })}
      />
      <Field
        label={t('fleet.ward')}
        value={site.ward}
        lengthMax={80}
        onInput={(ward) => set({ ward })}
      />
      <Field
        label={t('fleet.wardCode')}
        value={site.wardCode}
        lengthMax={5}
        onInput={(wardCode) => set({ wardCode: wardCode.replaceAll(/\D/g, '') })}
      />
      <Segments
        label={t('fleet.mode')}
        value={site.mode}
        options={[
          { value: 'lobby', text: t('fleet.lobby') },
          { value: 'lift', text: t('fleet.lift') },
        ]}
        onChoose={(mode) => set({ mode })}
      />
    </>
  );
}

/** Whether a site says enough to find the machine. */
export const isWhole = ({ plate, building, ward }: Site) =>
  plate.trim() !== '' && building.trim() !== '' && ward.trim() !== '';
