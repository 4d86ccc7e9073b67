import { type Built, engines } from './engines.ts';
import { askEngine, buildEngine, type Measured, type Task } from './measure.ts';

declare global {
  interface Window {
    searchBench: {
      /** Takes a catalogue and its queries; a larger one would be sent again with every engine. */
      readonly take: (task: Task) => void;
      readonly build: (engine: string) => number;
      readonly ask: (budgetMs: number) => Pick<Measured, 'keystroke' | 'quality'>;
    };
  }
}

let task: Task | undefined;
let built: Built | undefined;

/** What the benchmark calls inside Chromium: built at full speed, asked at that of a kiosk. */
window.searchBench = {
  take(next) {
    built = undefined;
    task = next;
  },
  build(name) {
    const engine = engines.find((one) => one.name === name);
    if (engine === undefined || task === undefined)
      throw new Error(`no engine ${name}, or no task`);
    built = undefined;
    const made = buildEngine(engine, task);
    built = made.built;
    return made.buildMs;
  },
  ask(budgetMs) {
    if (built === undefined || task === undefined) throw new Error('nothing was built');
    return askEngine(built, { ...task, budgetMs });
  },
};
