import { useState } from 'preact/hooks';
import {
  type FeedbackBody,
  feedbackCategories,
  freeTextLengthMax,
  soundsLikeComplaint,
} from '../../domain/action/index.ts';
import type { ScannedCode } from '../../domain/codes/index.ts';
import { composeKey } from '../../domain/vietnamese/index.ts';
import type { ScreenProps } from '../session/index.ts';
import { BoardKey, Button, Field, Icon, Keyboard, Option, Strip, Title } from '../ui/index.ts';
import { Keys, Main, Pages, TurnKey } from './parts.tsx';
import { ReviewRow } from './review-row.tsx';
import { keyboardWords, sayFor } from './say.ts';

/** The room left is told when it gets short, not before: a counter makes people hurry. */
const tellRoomBelow = 100;
/** Nine figures or more in a row: a phone or a paper's number, which no report needs (R66). */
const personalFigures = /\d(?:[\s.-]?\d){8,}/;

/** A report about a product that was scanned begins with its own numbers: they are nobody's. */
function withoutProduct(text: string, code: ScannedCode | undefined): string {
  if (code?.kind !== 'product' || code.findings.includes('couldBeCitizenNumber')) return text;
  return [code.gtin.replace(/^0+/, ''), code.lot ?? '']
    .filter((number) => number !== '')
    .reduce((rest, number) => rest.replace(number, ' '), text);
}

function isCategory(key: string): key is FeedbackBody['category'] {
  return feedbackCategories.some((category) => category === key);
}

/** F1: what it is about; what a kiosk may not take is said here, with its place (law). */
export function FeedbackCategory(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const guide = view.context.facts.content?.feedback;
  const chosen = view.context.resident.feedback.category;
  return (
    <Main>
      <Title crumb={t('feedback.caption')}>{t('feedback.categoryTitle')}</Title>
      <Pages say={say}>
        {guide?.categories.map(({ key, name, belongs, pictogram }) => (
          <Option
            key={key}
            kind="go"
            icon={pictogram}
            note={local(belongs)}
            selected={key === chosen}
            onPress={() => isCategory(key) && send({ type: 'CHOOSE_CATEGORY', category: key })}
          >
            {local(name)}
          </Option>
        ))}
        {guide && (
          <Strip icon="question" tone="place" title={t('feedback.notHere')}>
            {guide.notHere.map(local).join(' ')}
          </Strip>
        )}
      </Pages>
      <Keys say={say} />
    </Main>
  );
}

/** F2: where, what. Nothing is judged while typing; what was typed is never corrected (R55, R60). */
export function FeedbackDetails(props: ScreenProps) {
  const say = sayFor(props);
  const { t, view, send } = say;
  const { resident } = view.context;
  const { place, text, urgent } = resident.feedback;
  const [active, setActive] = useState<'place' | 'text'>('text');
  const [typing, setTyping] = useState(true);
  const choose = (field: 'place' | 'text') => () => {
    setActive(field);
    setTyping(true);
  };
  const value = active === 'place' ? place : text;
  const room = freeTextLengthMax - text.length;
  const write = (next: string) =>
    send(
      active === 'place' ? { type: 'SET_PLACE', place: next } : { type: 'SET_TEXT', text: next },
    );
  const empty = text.trim() === '';
  return (
    <div class={typing ? 'typing-screen is-typing' : 'typing-screen'}>
      <Main class="feedback-details">
        <Title crumb={t('feedback.caption')}>{t('feedback.detailsTitle')}</Title>
        {resident.incomplete && empty && (
          <Strip icon="warn" tone="warn" live>
            {t('feedback.textMissing')}
          </Strip>
        )}
        <Field
          icon="place"
          label={t('feedback.place')}
          hint={t('feedback.placeHint')}
          value={place}
          active={active === 'place'}
          onPress={choose('place')}
        />
        <Field
          icon="chat"
          tall
          label={t('feedback.text')}
          hint={t('feedback.textHint')}
          value={text}
          active={active === 'text'}
          onPress={choose('text')}
        />
        <TurnKey say={say} typing={typing} onTurn={() => setTyping(!typing)} />
        {room < tellRoomBelow && (
          <p role="status">{t('feedback.textLeft', { count: Math.max(0, room) })}</p>
        )}
        {soundsLikeComplaint(text) && (
          <Strip icon="warn" tone="warn" live>
            {t('feedback.complaint')}
          </Strip>
        )}
        {!soundsLikeComplaint(text) &&
          personalFigures.test(`${place} ${withoutProduct(text, resident.code)}`) && (
            <Strip icon="lock" tone="warn" live>
              {t('feedback.phoneTyped')}
            </Strip>
          )}
        <div class="keys push">
          <Button
            pressed={urgent}
            icon={urgent ? 'check' : 'warn'}
            class={urgent ? 'is-selected' : ''}
            onPress={() => send({ type: 'SET_URGENT', urgent: !urgent })}
          >
            {t('feedback.urgent')}
          </Button>
          <Button kind="go" notYet={empty} onPress={() => send({ type: 'NEXT' })}>
            {t('common.next')}
          </Button>
        </div>
        {urgent && (
          <p class="with-icon" role="status">
            <Icon name="bell" />
            {t('feedback.urgentNote')}
          </p>
        )}
      </Main>
      <Keyboard
        words={keyboardWords(t)}
        onKey={(key) => write(composeKey(value, key))}
        left={<BoardKey onPress={() => send({ type: 'BACK' })}>{t('common.back')}</BoardKey>}
        right={
          <button type="button" class="kb" onClick={() => write(`${value}. `)}>
            .
          </button>
        }
      />
    </div>
  );
}

/** F3: everything once more before it is left (R57). */
export function FeedbackReview(props: ScreenProps) {
  const say = sayFor(props);
  const { t, local, view, send } = say;
  const { category, place, text, urgent } = view.context.resident.feedback;
  const named = view.context.facts.content?.feedback.categories.find(({ key }) => key === category);
  return (
    <Main>
      <Title crumb={t('feedback.caption')}>{t('feedback.reviewTitle')}</Title>
      <Pages say={say} class="review">
        <ReviewRow
          say={say}
          label={t('feedback.rowCategory')}
          value={named ? local(named.name) : t('common.unknown')}
          step="category"
        />
        <ReviewRow
          say={say}
          label={t('feedback.rowPlace')}
          value={place.trim() === '' ? t('feedback.rowPlaceNone') : place}
          step="feedbackDetails"
        />
        <ReviewRow say={say} label={t('feedback.rowText')} value={text} step="feedbackDetails" />
        <ReviewRow
          say={say}
          label={t('feedback.rowUrgent')}
          value={urgent ? t('common.yes') : t('common.no')}
          step="feedbackDetails"
        />
        {soundsLikeComplaint(text) && (
          <Strip icon="warn" tone="warn" title={t('feedback.complaint')}>
            {view.context.facts.content?.feedback.notHere.map(local).join(' ')}
          </Strip>
        )}
        <Strip icon="check" tone="ok">
          {t('feedback.anonymous')}
        </Strip>
      </Pages>
      <Keys say={say}>
        <Button kind="go" onPress={() => send({ type: 'LEAVE' })}>
          {t('feedback.send')}
        </Button>
      </Keys>
    </Main>
  );
}
