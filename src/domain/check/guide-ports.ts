import type { CheckPorts, ShownText, TextRole } from '../guide/index.ts';
import type { PublicService } from '../service/index.ts';
import { type Box, boxes, fitOf } from './fit.ts';

/** Where the words of a flow stand on the lobby screen; the others run on over a whole page. */
const places: Partial<Readonly<Record<TextRole, Box>>> = {
  title: { ...boxes.title, linesMax: { M: 3, XL: 4 } },
  option: boxes.option,
  optionNote: boxes.optionNote,
  item: boxes.paper,
};

function fit({ role, locale, text }: ShownText) {
  const box = places[role];
  const found = box === undefined ? [] : fitOf(text, box, locale);
  return found.map(({ severity, code, detail }) => ({
    severity,
    said: {
      en: `${code}: ${detail}`,
      vi:
        code === 'longText'
          ? detail.replace(/(\d+) lines of (\d+) at (\w+)/, '$1 dòng, tối đa $2, ở cỡ $3')
          : `phông chữ không có: ${detail}`,
    },
  }));
}

/** Whether the words of a flow fit, where no catalogue is at hand. */
export const layoutPorts: CheckPorts = { fit };

/** What the catalogue can tell the checker of flows: its records and papers, and whether words fit. */
export function guidePorts(services: readonly PublicService[]): CheckPorts {
  const records = new Map(
    services.map(({ code, evidence }) => [
      code,
      new Set(evidence.flatMap(({ items }) => items.map(({ key }) => key))),
    ]),
  );
  return { fit, findRecord: (code) => records.get(code) };
}
