import type { FleetLine } from '../../domain/api/console/index.ts';
import { go } from '../frame/index.ts';
import { Button, Drawer, Status } from '../ui/index.ts';
import { saySpan, useWords } from '../words/index.ts';
import { KioskFacts } from './kiosk-facts.tsx';
import { sayNow } from './say-reason.ts';

interface KioskDrawerProps {
  readonly line: FleetLine;
  readonly nowMs: number;
  readonly published: number;
  readonly onClose: () => void;
  readonly onCommand?: () => void;
}

/** What is wrong, then the evidence, then what to do. */
export function KioskDrawer({ line, nowMs, published, onClose, onCommand }: KioskDrawerProps) {
  const t = useWords();
  const span = saySpan(t, Math.max(0, nowMs - line.since));
  return (
    <Drawer
      title={line.p}
      sub={`${line.b} · ${line.w || t('fleet.wardUnknown')}`}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" keys="Enter" onPress={() => go(`fleet/${line.k}`)}>
            {t('fleet.open')}
          </Button>
          {onCommand !== undefined && (
            <Button keys="C" onPress={onCommand}>
              {t('fleet.command')}
            </Button>
          )}
        </>
      }
    >
      <section>
        <Status status={line.truth} strong>
          {t('fleet.for', { word: t(`ui.${line.truth}`), span })}
        </Status>
        <p class="m">{sayNow(t, line.reason, { v: line.v, published })}</p>
      </section>
      <KioskFacts line={line} nowMs={nowMs} published={published} />
      <section>
        <dl class="kv">
          <dt>{t('fleet.id')}</dt>
          <dd>{line.k}</dd>
        </dl>
      </section>
    </Drawer>
  );
}
