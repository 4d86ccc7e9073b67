import { formatFollowCode } from '../../domain/action/index.ts';
import { followCodeText } from '../../domain/codes/index.ts';
import { buildSlip, type ReceiptBlock, type ReceiptDocument } from '../../domain/receipt/index.ts';
import { papersToBring, summaryFacts } from '../../domain/service/index.ts';
import type { LeftRequest } from '../services.ts';
import { longDay } from './dates.ts';
import type { Say } from './say.ts';
import type { OpenService } from './service-of.ts';

/** Blocks a slip may have in all is 80; papers beyond this are on the phone's list. */
const papersMax = 24;

/** R71: large print for whoever chose large text on screen. */
function isLarge({ view }: Say): boolean {
  const { textSize } = view.context.settings;
  return textSize === 'L' || textSize === 'XL';
}

function common(say: Say) {
  const { view, language, t } = say;
  const { link, content } = view.context.facts;
  const site = link.site;
  return {
    language,
    large: isLarge(say),
    trial: link.trial || content?.trial === true,
    place: site
      ? [`${site.building} ${site.plate}`.trim(), site.ward].join(', ')
      : t('common.brand'),
    help: t('paper.slipHelp'),
  };
}

/** The slip of a service: four facts, papers to tick, and the code of its portal page. */
export function serviceSlip(say: Say, { facts, details, caseKey }: OpenService): ReceiptDocument {
  const { t, local, language } = say;
  const blocks: ReceiptBlock[] = summaryFacts(facts, details, caseKey)
    .filter((fact) => fact.key !== 'whatToBring' || fact.certainty === 'unknown')
    .map((fact) => {
      const unsure = fact.certainty === 'unknown' || fact.lines.some((line) => line.unsure);
      const note = fact.lines
        .map((line) => local(line.text))
        .join(' ')
        .slice(0, 600);
      return {
        type: 'fact',
        label: t(`service.${fact.key}`),
        value: local(fact.headline),
        ...(note === '' ? {} : { note }),
        ...(unsure ? { doubt: t('common.unknown') } : {}),
      };
    });
  const papers = details ? papersToBring(details, caseKey) : [];
  if (papers.length > 0) blocks.push({ type: 'heading', text: t('service.evidenceTitle') });
  for (const { evidence, counts } of papers.slice(0, papersMax)) {
    const condition = evidence.condition ? ` (${local(evidence.condition)})` : '';
    blocks.push({
      type: 'item',
      text: local(evidence.shortName),
      note: `${local(counts)}${condition}`,
    });
  }
  blocks.push({ type: 'qr', text: facts.portalUrl, caption: t('paper.slipPortal') });
  return buildSlip({
    ...common(say),
    kind: 'service',
    title: local(facts.shortName),
    blocks,
    number: { value: facts.code, label: t('service.codeLabel') },
    source: local(facts.source.name),
    dateText: longDay(facts.source.snapshotDate, language),
  });
}

/** The slip of a request that was left: its number and its code, and not a word of its content. */
export function requestSlip(say: Say, left: LeftRequest): ReceiptDocument {
  const { t, language, view } = say;
  const kind =
    left.kind === 'appointment'
      ? 'appointment'
      : left.kind === 'feedback'
        ? 'feedback'
        : 'dossierQuestion';
  const { content, time } = view.context.facts;
  return buildSlip({
    ...common(say),
    kind,
    title: t(`leave.kind_${kind}`),
    blocks: [
      { type: 'text', text: t('leave.numberKeep') },
      { type: 'qr', text: followCodeText(left.follow), caption: t('leave.qrCaption') },
    ],
    number: { value: formatFollowCode(left.follow), label: t('leave.number') },
    source: t('common.brand'),
    dateText: time
      ? longDay(time.day, language)
      : content
        ? longDay(content.factsDate, language)
        : t('common.unknown'),
  });
}
