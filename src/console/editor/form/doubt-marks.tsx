import { valueAt } from '../../../domain/change/index.ts';
import { Button, StatusShape } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { listAt, useForm } from './form-context.ts';

/** Doubts of the model and the part of the form that each is about. */
const places = {
  zeroFee: 'costs',
  feeNumber: 'costs',
  onlineFlags: 'where',
  timesDiffer: 'processingTime',
  whereInferred: 'where',
  noQuantity: 'evidence',
  brokenText: 'steps',
  reference: 'law',
} as const;
type Doubt = keyof typeof places;
const isDoubt = (value: unknown): value is Doubt =>
  typeof value === 'string' && Object.hasOwn(places, value);

/** What may be wrong here, until a person says that it is settled (law 1). */
export function DoubtMarks({ section }: { readonly section: (typeof places)[Doubt] }) {
  const t = useWords();
  const form = useForm();
  const doubts = listAt(form, 'doubts').filter(isDoubt);
  return (
    <>
      {doubts
        .filter((doubt) => places[doubt] === section)
        .map((doubt) => (
          <p key={doubt} class="doubt">
            <StatusShape status="unknown" />
            <span>
              <b>{t('editor.unknown')}.</b> {t(`editor.${doubt}`)}
            </span>
            {!form.readOnly && (
              <Button
                kind="quiet"
                onPress={() =>
                  form.set(
                    'doubts',
                    listAt(form, 'doubts').filter((one) => one !== doubt),
                  )
                }
              >
                {t('editor.settleDoubt')}
              </Button>
            )}
          </p>
        ))}
    </>
  );
}

/** A doubt that somebody wrote out beside one fact. */
export function WrittenDoubt({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  const doubt = valueAt(form.body, path);
  if (typeof doubt !== 'object' || doubt === null) return null;
  const { vi } = doubt as { readonly vi?: string };
  return (
    <p class="doubt">
      <StatusShape status="unknown" />
      <span>
        <b>{t('editor.unknown')}.</b> {vi}
      </span>
      {!form.readOnly && (
        <Button kind="quiet" onPress={() => form.set(path, undefined)}>
          {t('editor.settleDoubt')}
        </Button>
      )}
    </p>
  );
}
