import { useEffect, useRef, useState } from 'preact/hooks';
import { FoundServicesSchema, insightPaths, type Missed } from '../../domain/api/console/index.ts';
import { useConsole } from '../frame/index.ts';
import { Button, Field, Note } from '../ui/index.ts';
import { useWords } from '../words/index.ts';

/** A pause of the keys after which the hub is asked, ms. */
const pauseMs = 250;
const wordsCharsMax = 100;

type Found = readonly { readonly service: string; readonly name: string }[];

interface LeadPanelProps {
  readonly missed: Missed;
  readonly onLead: (service: string) => void;
  /** Asks for an entry of its own. */
  readonly onWant: () => void;
  readonly onClose: () => void;
}

/** Where words that found nothing shall lead: to what is likely, to any service, or to a new entry. */
export function LeadPanel({ missed, onLead, onWant, onClose }: LeadPanelProps) {
  const t = useWords();
  const { link } = useConsole();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found>();
  const panel = useRef<HTMLDivElement>(null);
  // Two presses by keys alone: the likely service first, the field where there is none.
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>('.lead button, input')?.focus();
  }, []);
  useEffect(() => {
    setFound(undefined);
    if (words.trim() === '') return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const path = `${insightPaths.services}?words=${encodeURIComponent(words)}`;
      const answer = await link.get(FoundServicesSchema, path);
      if (!isOver) setFound(answer.ok ? answer.value.services : []);
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [link, words]);
  const offered = found ?? (words.trim() === '' ? missed.candidates : []);
  return (
    <Note tone="n">
      <div ref={panel} class="leadpanel">
        <b>{t('insight.addTo', { words: missed.name })}</b>
        <div class="row lead">
          {offered.map(({ service, name }) => (
            <Button key={service} onPress={() => onLead(service)}>
              {name}
            </Button>
          ))}
          {found?.length === 0 && <span class="m s">{t('insight.findNone')}</span>}
        </div>
        <Field
          label={t('insight.findService')}
          value={words}
          onInput={setWords}
          lengthMax={wordsCharsMax}
        />
        <p class="m s">{t('insight.addNote')}</p>
        <div class="row">
          {missed.wantedBy === null && (
            <Button kind="quiet" onPress={onWant}>
              {t('insight.want')}
            </Button>
          )}
          <Button kind="quiet" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </div>
    </Note>
  );
}
