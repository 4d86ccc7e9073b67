import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { toSvg } from '../../domain/guide/index.ts';
import { loadGuide } from '../support/guides.ts';

interface GraphFlags {
  readonly out?: string;
  readonly language: string;
}

function graph(file: string, { out, language }: GraphFlags): void {
  const svg = toSvg(loadGuide(file), language);
  if (out === undefined) process.stdout.write(svg);
  else writeFileSync(out, svg);
}

export function addGraphCommand(guide: Command): void {
  guide
    .command('graph')
    .argument('<file>', 'a flow')
    .description('draw a flow as SVG, with conditions on the edges')
    .option('--out <file>', 'where to write it; standard output when absent')
    .option('--language <code>', 'the language of the words', 'vi')
    .action(graph);
}
