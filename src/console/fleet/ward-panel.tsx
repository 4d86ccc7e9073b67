import { sayNumber, useWords } from '../words/index.ts';
import { heatFrom, heatOf, type Ward } from './wards.ts';

interface WardPanelProps {
  readonly wards: readonly Ward[];
  readonly ward: string;
  readonly onChoose: (key: string) => void;
}

/** Wards without a map: heat to see where it burns, and the list that says the same (P16). */
export function WardPanel({ wards, ward, onChoose }: WardPanelProps) {
  const t = useWords();
  const label = ({ name, bad, all }: Ward) => `${name || t('fleet.wardUnknown')} ${bad} / ${all}`;
  return (
    <section class="panel wards" aria-label={t('fleet.ward')}>
      <div class="ph">
        <h2>{t('fleet.wards', { count: wards.length })}</h2>
        <span class="sp m s">{t('fleet.worstFirst')}</span>
      </div>
      <div class="heat">
        <p class="m s">{t('fleet.heat')}</p>
        <div class="cells" aria-hidden="true">
          {wards.map((one) => (
            <span
              key={one.key}
              class={`h${heatOf(one.share)}${one.key === ward ? ' at' : ''}`}
              title={label(one)}
            />
          ))}
        </div>
        <p class="legend m s">
          {heatFrom.map((from, step) => (
            <span key={from}>
              <i class={`h${step}`} />
              {step === 0
                ? t('fleet.heatNone')
                : step === 1
                  ? t('fleet.heatUnder', { to: heatFrom[2] })
                  : t('fleet.heatFrom', { from: sayNumber(from) })}
            </span>
          ))}
        </p>
      </div>
      <ul class="wardlist">
        {wards.map((one) => (
          <li key={one.key}>
            <button
              type="button"
              aria-pressed={one.key === ward}
              onClick={() => onChoose(one.key === ward ? '' : one.key)}
            >
              <i class={`h${heatOf(one.share)}`} />
              <span>{one.name || t('fleet.wardUnknown')}</span>
              <span class="n">
                <b>{one.bad}</b> / {one.all}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
