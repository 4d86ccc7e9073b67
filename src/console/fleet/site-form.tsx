import { useState } from 'preact/hooks';
import type { Site } from '../../domain/api/index.ts';
import { readPoint } from '../../domain/place/index.ts';
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
  const [typed, setTyped] = useState(site.at ? `${site.at.lat}, ${site.at.lon}` : '');
  const point = typed.trim() === '' ? undefined : readPoint(typed);
  const place = (text: string) => {
    setTyped(text);
    const read = text.trim() === '' ? undefined : readPoint(text);
    const { at: _at, ...rest } = site;
    onChange(read?.ok ? { ...rest, at: read.value } : rest);
  };
  /** Another house stands elsewhere: its position has to be given anew. */
  const moved = (changes: Partial<Site>) => {
    const { at: _at, ...rest } = site;
    setTyped('');
    onChange({ ...rest, ...changes });
  };
  const isCodeShort = !hasWholeCode(site);
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
        onInput={(building) => moved({ building })}
      />
      <Field
        label={t('fleet.ward')}
        value={site.ward}
        lengthMax={80}
        // The code chooses what residents are shown: that of the former ward would show its notices.
        onInput={(ward) => moved({ ward, wardCode: '' })}
      />
      <Field
        label={t('fleet.wardCode')}
        value={site.wardCode}
        lengthMax={5}
        hint={t('fleet.wardCodeHint')}
        finding={isCodeShort ? { status: 'error', text: t('fleet.wardCodeShort') } : undefined}
        onInput={(wardCode) => set({ wardCode: wardCode.replaceAll(/\D/g, '') })}
      />
      <Field
        label={t('fleet.position')}
        value={typed}
        lengthMax={40}
        placeholder="21.02851, 105.80421"
        hint={t('fleet.positionHint')}
        finding={
          point && !point.ok
            ? { status: 'error', text: t(`fleet.point_${point.error}`) }
            : undefined
        }
        onInput={place}
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

/** Five digits, or none where nobody knows it: half a code is the code of no ward. */
const hasWholeCode = ({ wardCode }: Site) => wardCode === '' || wardCode.length === 5;

/** What a site does not say yet that is needed to find the machine; undefined: nothing. */
export function missingOf(site: Site): 'fleet.siteNeeded' | 'fleet.wardCodeShort' | undefined {
  const { plate, building, ward } = site;
  if ([plate, building, ward].some((text) => text.trim() === '')) return 'fleet.siteNeeded';
  return hasWholeCode(site) ? undefined : 'fleet.wardCodeShort';
}
