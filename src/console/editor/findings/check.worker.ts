import { checkDocument } from '../../../domain/check/index.ts';
import type { CheckJob, CheckReply } from './check-job.ts';

// The checks measure text with the font of the kiosk: too much for the thread of the keys.
self.onmessage = ({ data }: MessageEvent<CheckJob>) => {
  const { turn, kind, body, today, takenNames, published } = data;
  const from = performance.now();
  const findings = checkDocument(kind, body, {
    today,
    takenNames: new Map(takenNames),
    published,
  });
  const reply: CheckReply = { turn, findings, ms: Math.round(performance.now() - from) };
  self.postMessage(reply);
};
