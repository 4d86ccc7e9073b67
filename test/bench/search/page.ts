import { engines } from './engines.ts';
import { type Measured, measureEngine, type Task } from './measure.ts';

declare global {
  interface Window {
    measureSearch: (engine: string, task: Task) => Measured | undefined;
  }
}

/** What the benchmark calls inside Chromium. */
window.measureSearch = (name, task) => {
  const engine = engines.find((one) => one.name === name);
  return engine && measureEngine(engine, task).measured;
};
