import type { JSX } from 'preact';
import { valueAt } from '../../../domain/change/index.ts';
import { language, useWords } from '../../words/index.ts';
import { DoubtMarks, WrittenDoubt } from './doubt-marks.tsx';
import {
  ChoiceField,
  Inputs,
  ListField,
  Row,
  TextField,
  TextList,
  TextPair,
  Tick,
  Ticks,
} from './fields.tsx';
import { textAt, useForm } from './form-context.ts';
import { Authorities, Doubts, Filing, Findability, PaperCounts, Related } from './more-parts.tsx';
import { officeNames } from './names-of-things.ts';
import { PictogramField } from './small-fields.tsx';

/** The parts of a procedure, and the members that belong to each. */
export const procedureSections = [
  {
    id: 'name',
    title: 'editor.sectionName',
    members: ['shortName', 'name', 'summary'],
  },
  {
    id: 'filing',
    title: 'editor.sectionFiling',
    members: [
      'officialName',
      'field',
      'pictogram',
      'lifeEvents',
      'spatial',
      'audience',
      'codeState',
      'entry',
      'code',
    ],
  },
  { id: 'who', title: 'editor.sectionWho', members: ['whoMayApply', 'conditions'] },
  { id: 'papers', title: 'editor.sectionPapers', members: ['evidence', 'paperCounts'] },
  { id: 'fees', title: 'editor.sectionFees', members: ['costs'] },
  { id: 'time', title: 'editor.sectionTime', members: ['processingTime'] },
  {
    id: 'where',
    title: 'editor.sectionWhere',
    members: ['where', 'channels', 'onlineLevel', 'competentAuthority', 'portalUrl'],
  },
  { id: 'steps', title: 'editor.sectionSteps', members: ['steps', 'outputs'] },
  { id: 'law', title: 'editor.sectionLaw', members: ['legalResources', 'related'] },
  { id: 'search', title: 'editor.sectionSearch', members: ['search'] },
  { id: 'source', title: 'editor.sectionSource', members: ['source', 'upkeep', 'doubts'] },
] as const;

function Names() {
  const t = useWords();
  return (
    <>
      <TextPair path="shortName" label={t('editor.shortName')} />
      <TextPair path="name" label={t('editor.name')} lines={2} />
      <TextPair path="summary" label={t('editor.summaryField')} lines={2} />
    </>
  );
}

function Papers() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="evidence" />
      <PaperCounts />
      <ListField
        path="evidence"
        label={t('editor.case')}
        make={() => ({ key: `case${Date.now()}`, items: [newPaper()] })}
        draw={(at) => (
          <>
            <TextPair path={`${at}.title`} label={t('editor.case')} optional />
            <ListField
              path={`${at}.items`}
              label={t('editor.paper')}
              make={newPaper}
              draw={(paper) => <Paper at={paper} />}
            />
          </>
        )}
      />
    </>
  );
}

let papers = 0;
function newPaper() {
  papers += 1;
  return {
    key: `paper${Date.now()}${papers}`,
    shortName: { vi: '', en: '' },
    fullName: { vi: '', en: '' },
    originals: 1,
    copies: 0,
    use: 'submit',
    note: false,
    pictogram: 'docs',
  };
}

function Paper({ at }: { readonly at: string }) {
  const t = useWords();
  const uses = [
    { value: 'submit', text: t('editor.useSubmit') },
    { value: 'show', text: t('editor.useShow') },
    { value: 'fillIn', text: t('editor.useFillIn') },
    { value: 'lookedUp', text: t('editor.useLookedUp') },
  ];
  return (
    <>
      <TextPair path={`${at}.shortName`} label={t('editor.paperShort')} />
      <TextPair path={`${at}.fullName`} label={t('editor.paperFull')} lines={2} />
      <Inputs
        fields={[
          { path: `${at}.originals`, label: t('editor.originals'), type: 'number' },
          { path: `${at}.copies`, label: t('editor.copies'), type: 'number' },
        ]}
      />
      <ChoiceField path={`${at}.use`} label={t('editor.use')} options={uses} />
      <Tick path={`${at}.note`} label={t('editor.isNote')} />
      <Row at={[at]}>{null}</Row>
      <TextPair path={`${at}.condition`} label={t('editor.condition')} optional />
      <TextPair path={`${at}.whereToGet`} label={t('editor.whereToGet')} optional />
      <PictogramField path={`${at}.pictogram`} />
    </>
  );
}

function useChannels() {
  const t = useWords();
  return (['online', 'inPerson', 'post'] as const).map((value) => ({
    value,
    text: t(`editor.${value}`),
  }));
}

function Fees() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="costs" />
      <ListField
        path="costs"
        label={t('editor.feeKind')}
        make={() => ({ kind: 'unknown' })}
        draw={(at) => <Fee at={at} />}
      />
    </>
  );
}

function Fee({ at }: { readonly at: string }) {
  const t = useWords();
  const form = useForm();
  const kind = textAt(form, `${at}.kind`);
  const channels = useChannels();
  const kinds = [
    { value: 'fixed', text: t('editor.feeFixed') },
    { value: 'free', text: t('editor.feeFree') },
    { value: 'setByCouncil', text: t('editor.feeCouncil') },
    { value: 'seeNote', text: t('editor.feeNote') },
    { value: 'unknown', text: t('editor.unknown') },
  ];
  const choose = (next: string) => {
    const before = valueAt(form.body, at);
    const { condition, channels, from, until } = before as Record<string, unknown>;
    form.set(at, {
      kind: next,
      ...(next === 'fixed' && { amountVnd: 0 }),
      ...(next === 'seeNote' && { note: { vi: '', en: '' } }),
      ...(condition !== undefined && { condition }),
      ...(channels !== undefined && { channels }),
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
    });
  };
  return (
    <>
      <ChoiceField
        path={`${at}.kind`}
        label={t('editor.feeKind')}
        options={kinds}
        onChoose={choose}
      />
      <Row at={[at]}>{null}</Row>
      {kind === 'fixed' && (
        <>
          <TextField path={`${at}.amountVnd`} label={t('editor.amount')} type="number" />
          <TextPair path={`${at}.per`} label={t('editor.per')} optional />
        </>
      )}
      {kind === 'seeNote' && <TextPair path={`${at}.note`} label={t('editor.note')} lines={2} />}
      <TextPair path={`${at}.condition`} label={t('editor.condition')} optional />
      <Ticks
        path={`${at}.channels`}
        label={t('editor.feeChannels')}
        options={channels}
        emptyIsAbsent
      />
      <Inputs
        fields={[
          { path: `${at}.from`, label: t('editor.from'), type: 'date' },
          { path: `${at}.until`, label: t('editor.until'), type: 'date' },
        ]}
      />
    </>
  );
}

function Time() {
  const t = useWords();
  const form = useForm();
  const kind = textAt(form, 'processingTime.kind');
  const units = (['hour', 'day', 'workingDay', 'month', 'year'] as const).map((value) => ({
    value,
    text: t(`editor.${value}`),
  }));
  return (
    <>
      <DoubtMarks section="processingTime" />
      <WrittenDoubt path="processingTime.doubt" />
      <ChoiceField
        path="processingTime.kind"
        label={t('editor.timeKind')}
        options={[
          { value: 'known', text: t('editor.known') },
          { value: 'unknown', text: t('editor.unknown') },
        ]}
        onChoose={(next) =>
          form.set(
            'processingTime',
            next === 'unknown'
              ? { kind: 'unknown' }
              : { kind: 'known', quantity: 1, unit: 'workingDay', sameDay: false },
          )
        }
      />
      {kind === 'known' && (
        <>
          <Inputs
            fields={[
              { path: 'processingTime.quantity', label: t('editor.quantity'), type: 'number' },
              {
                path: 'processingTime.quantityMax',
                label: t('editor.quantityMax'),
                type: 'number',
              },
            ]}
          />
          <ChoiceField path="processingTime.unit" label={t('editor.unit')} options={units} />
          <Tick path="processingTime.sameDay" label={t('editor.sameDay')} />
        </>
      )}
      <TextPair path="processingTime.note" label={t('editor.note')} lines={2} optional />
      {kind === 'known' && (
        <TextPair path="processingTime.doubt" label={t('editor.writtenDoubt')} lines={2} optional />
      )}
    </>
  );
}

function Where() {
  const t = useWords();
  const options = [
    ...Object.entries(officeNames).map(([value, name]) => ({
      value,
      text: name[language.value],
    })),
    { value: 'unknown', text: t('editor.unknown') },
  ];
  const channels = useChannels();
  return (
    <>
      <DoubtMarks section="where" />
      <WrittenDoubt path="where.doubt" />
      <ChoiceField path="where.office" label={t('editor.office')} options={options} />
      <ChoiceField
        path="where.reach"
        label={t('editor.reach')}
        options={[
          { value: 'own', text: t('editor.reachOwn') },
          { value: 'city', text: t('editor.reachCity') },
          { value: 'country', text: t('editor.reachCountry') },
        ]}
      />
      <TextPair path="where.note" label={t('editor.note')} lines={2} optional />
      <TextPair path="where.doubt" label={t('editor.writtenDoubt')} lines={2} optional />
      <Ticks path="channels" label={t('editor.channels')} options={channels} />
      <ChoiceField
        path="onlineLevel"
        label={t('editor.onlineLevel')}
        options={[
          { value: 'full', text: t('editor.onlineFull') },
          { value: 'partial', text: t('editor.onlinePartial') },
          { value: 'informationOnly', text: t('editor.onlineInformation') },
          { value: 'unknown', text: t('editor.unknown') },
        ]}
      />
      <Authorities />
      <TextField path="portalUrl" label={t('editor.portalUrl')} />
    </>
  );
}

function Law() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="law" />
      <ListField
        path="legalResources"
        label={t('editor.sectionLaw')}
        make={() => ({ code: '' })}
        draw={(at) => (
          <Inputs
            fields={[
              { path: `${at}.code`, label: t('editor.lawCode') },
              {
                path: `${at}.name`,
                label: t('editor.lawName'),
                lang: 'vi',
                emptyIsAbsent: true,
              },
            ]}
          />
        )}
      />
      <Related />
    </>
  );
}

function Source() {
  const t = useWords();
  return (
    <>
      <TextPair path="source.name" label={t('editor.sourceName')} />
      <Row at={['source']}>{null}</Row>
      <Inputs
        fields={[
          { path: 'source.snapshotDate', label: t('editor.snapshotDate'), type: 'date' },
          { path: 'source.updatedOn', label: t('editor.updatedOn'), type: 'date' },
          { path: 'source.decision', label: t('editor.decision'), emptyIsAbsent: true },
        ]}
      />
      <Inputs
        fields={[
          { path: 'source.checkedOn', label: t('editor.checkedOn'), type: 'date' },
          { path: 'upkeep.checkedBy', label: t('editor.checkedBy'), emptyIsAbsent: true },
          { path: 'upkeep.recheckBy', label: t('editor.recheckBy'), type: 'date' },
        ]}
      />
      <Doubts />
    </>
  );
}

function Who() {
  const t = useWords();
  return (
    <>
      <TextList path="whoMayApply" label={t('editor.whoMayApply')} />
      <TextList path="conditions" label={t('editor.conditions')} />
    </>
  );
}

function Steps() {
  const t = useWords();
  return (
    <>
      <DoubtMarks section="steps" />
      <TextList path="steps" label={t('editor.steps')} />
      <TextList path="outputs" label={t('editor.outputs')} />
    </>
  );
}

const parts: Readonly<Record<(typeof procedureSections)[number]['id'], () => JSX.Element>> = {
  name: Names,
  filing: Filing,
  who: Who,
  papers: Papers,
  fees: Fees,
  time: Time,
  where: Where,
  steps: Steps,
  law: Law,
  search: Findability,
  source: Source,
};

/** Every field of a procedure, part by part. */
export function ProcedureForm() {
  const t = useWords();
  return (
    <>
      {procedureSections.map(({ id, title }) => {
        const Part = parts[id];
        return (
          <section key={id} id={`part-${id}`} class="epart" aria-label={t(title)}>
            <h2>{t(title)}</h2>
            <Part />
          </section>
        );
      })}
    </>
  );
}
