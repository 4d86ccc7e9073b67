/** What each state of a release is called: on its own pages, and in the log. */
export const releaseStates = {
  draft: 'publish.stateDraft',
  signed: 'publish.stateSigned',
  running: 'publish.stateRunning',
  held: 'publish.stateHeld',
  done: 'publish.stateDone',
  rolledBack: 'publish.stateBack',
  void: 'publish.stateVoid',
} as const;

/** Why a release stopped by itself. */
export const releaseStops = {
  crashLoop: 'publish.stopCrashLoop',
  appUnwell: 'publish.stopAppUnwell',
  faults: 'publish.stopFaults',
  abandonment: 'publish.stopAbandonment',
  contentRefused: 'publish.stopRefused',
} as const;
