import { liftSummary, liftSummaryMax, tiengOf } from '../lift/index.ts';
import { type PublicService, toServiceDetails, toServiceFacts } from '../service/index.ts';
import { error, type Finding } from './finding.ts';

/** LIFT: whether what a lift says of a procedure can be read between two floors (L2). */
export function checkLift(service: PublicService): Finding[] {
  const { heading, lines } = liftSummary(toServiceFacts(service), toServiceDetails(service));
  const said = [heading, ...lines.map(({ text }) => text)];
  return (['vi', 'en'] as const).flatMap((language) => {
    const tieng = said.reduce((sum, text) => sum + tiengOf(text[language]), 0);
    return tieng <= liftSummaryMax
      ? []
      : [
          error(
            'longInLift',
            `services.${service.code}.${language}`,
            `${tieng} > ${liftSummaryMax}`,
          ),
        ];
  });
}
