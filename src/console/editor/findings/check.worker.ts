import { checkDocument, type Finding } from '../../../domain/check/index.ts';
import type { CheckJob, CheckReply } from './check-job.ts';

const nameOf = ({ code, where }: Finding) => `${code} ${where}`;
const isError = ({ severity }: Finding) => severity === 'error';

// The checks measure text with the font of the kiosk: too much for the thread of the keys.
self.onmessage = ({ data }: MessageEvent<CheckJob>) => {
  const { turn, kind, body, today, takenNames, published, later } = data;
  const from = performance.now();
  const on = (day: string) =>
    checkDocument(kind, body, { today: day, takenNames: new Map(takenNames), published });
  const findings = on(today);
  const known = new Set(findings.filter(isError).map(nameOf));
  const ahead = later.map((day) => ({
    day,
    errors: on(day).filter((one) => isError(one) && !known.has(nameOf(one))).length,
  }));
  const reply: CheckReply = {
    turn,
    findings,
    later: ahead.filter(({ errors }) => errors > 0),
    ms: Math.round(performance.now() - from),
  };
  self.postMessage(reply);
};
