import { useId, useRef, useState } from 'preact/hooks';
import {
  BringPictureAnswerSchema,
  type PictureRefusal,
  pictureAddress,
  picturePaths,
} from '../../../domain/api/console/index.ts';
import { valueAt } from '../../../domain/change/index.ts';
import { uploadBytesMax } from '../../../domain/picture/index.ts';
import type { Picture } from '../../../domain/service/index.ts';
import { useConsole } from '../../frame/index.ts';
import type { LinkProblem } from '../../link/index.ts';
import { Button, Note, Problem } from '../../ui/index.ts';
import { useWords } from '../../words/index.ts';
import { ChoiceField } from './choices.tsx';
import { useForm } from './form-context.ts';
import { Row } from './row.tsx';
import { TextPair } from './text-pair.tsx';

const refusalWords = {
  notAPicture: 'picture.notAPicture',
  tooLarge: 'picture.tooLarge',
  tooManyPixels: 'picture.tooManyPixels',
  tooSmall: 'picture.tooSmall',
  badShape: 'picture.badShape',
  unreadable: 'picture.unreadable',
  tooRestless: 'picture.tooRestless',
  tooMany: 'picture.tooMany',
} as const satisfies Record<PictureRefusal, string>;

/** Letters of a file: base64 without the head that a data address has. */
function lettersOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

type Bringing =
  | { readonly state: 'idle' | 'busy' }
  | { readonly state: 'refused'; readonly why: PictureRefusal }
  | { readonly state: 'failed'; readonly problem: LinkProblem };

/**
 * A picture beside a notice: a file is brought, the hub draws it anew, and its words are asked for. Whoever
 * takes another one keeps the words, which they then look over.
 */
export function PictureField({ path }: { readonly path: string }) {
  const t = useWords();
  const form = useForm();
  const { link } = useConsole();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [bringing, setBringing] = useState<Bringing>({ state: 'idle' });
  const picture = valueAt(form.body, path) as Partial<Picture> | undefined;
  const latest = useRef(form);
  latest.current = form;

  async function bring(file: File): Promise<void> {
    // Nothing is sent that the hub would refuse for its length alone.
    if (file.size > uploadBytesMax) return setBringing({ state: 'refused', why: 'tooLarge' });
    setBringing({ state: 'busy' });
    const data = await lettersOf(file).catch(() => '');
    if (data === '') return setBringing({ state: 'refused', why: 'unreadable' });
    const answer = await link.post(BringPictureAnswerSchema, picturePaths.all, { data });
    if (!answer.ok) return setBringing({ state: 'failed', problem: answer.error });
    if ('refused' in answer.value) {
      return setBringing({ state: 'refused', why: answer.value.refused });
    }
    setBringing({ state: 'idle' });
    // As it stands by now: somebody went on writing meanwhile.
    const { body, set } = latest.current;
    const before = valueAt(body, path) as Partial<Picture> | undefined;
    set(path, { alt: before?.alt ?? { vi: '', en: '' }, ...answer.value.picture, words: '' });
  }

  if (picture === undefined && form.readOnly) return null;
  return (
    <>
      <Row at={[path, `${path}.sha256`, `${path}.width`, `${path}.height`, `${path}.bytes`]}>
        <fieldset class="picturefield" data-path={path} tabIndex={-1}>
          <legend>{t('picture.title')}</legend>
          {typeof picture?.sha256 === 'string' && (
            <img
              class="pictureshown"
              src={pictureAddress(picture.sha256)}
              alt={picture.alt?.vi ?? ''}
              width={picture.width}
              height={picture.height}
            />
          )}
          {!form.readOnly && (
            <div class="picturekeys">
              <input
                ref={input}
                id={id}
                type="file"
                class="fileinput"
                aria-label={t('picture.choose')}
                accept="image/png,image/jpeg,image/webp"
                disabled={bringing.state === 'busy'}
                onChange={(event) => {
                  const [file] = event.currentTarget.files ?? [];
                  // The same file again is a choice again.
                  if (file !== undefined) void bring(file).finally(() => emptied(input.current));
                }}
              />
              {picture !== undefined && (
                <Button kind="quiet" onPress={() => form.set(path, undefined)}>
                  {t('picture.drop')}
                </Button>
              )}
            </div>
          )}
          <p class="hint">{t('picture.hint')}</p>
          {bringing.state === 'busy' && <p role="status">{t('picture.busy')}</p>}
          {bringing.state === 'refused' && <Note tone="w">{t(refusalWords[bringing.why])}</Note>}
          {bringing.state === 'failed' && <Problem problem={bringing.problem} />}
        </fieldset>
      </Row>
      {picture !== undefined && (
        <>
          <TextPair path={`${path}.alt`} label={t('picture.alt')} lines={2} />
          <ChoiceField
            path={`${path}.words`}
            label={t('picture.words')}
            options={[
              { value: '', text: t('picture.wordsUnsaid') },
              { value: 'none', text: t('picture.wordsNone') },
              { value: 'inText', text: t('picture.wordsInText') },
            ]}
          />
        </>
      )}
    </>
  );
}

function emptied(input: HTMLInputElement | null): void {
  if (input !== null) input.value = '';
}
