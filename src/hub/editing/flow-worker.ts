import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { canonicalJson, type Json } from '../../domain/basics/index.ts';
import { layoutPorts } from '../../domain/check/index.ts';
import { checkGuide, readGuide, schemaFindings } from '../../domain/guide/index.ts';
import type { FlowAnswer, FlowJob } from './check-flow.ts';

/** Every check of a flow with the catalogue as it is now; counted, because a list says no more. */
function judge({ body, published, today, papers }: FlowJob): FlowAnswer {
  const read = readGuide(body);
  const before = readGuide(published);
  const findings = read.ok
    ? checkGuide(read.value, {
        today,
        published: before.ok ? before.value : undefined,
        ports: {
          ...layoutPorts,
          gzipBytes: (flow) => gzipSync(canonicalJson(flow as unknown as Json)).length,
          // A hub without procedures has nothing to hold a flow against.
          ...(papers && {
            findRecord: (code) => (Object.hasOwn(papers, code) ? new Set(papers[code]) : undefined),
          }),
        },
      }).findings
    : schemaFindings(read.error);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

parentPort?.on('message', (job: FlowJob) => parentPort?.postMessage(judge(job)));
