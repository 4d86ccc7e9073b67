import type { Site } from '../../domain/api/index.ts';
import type { SessionEvent } from './events.ts';
import { offersLanguage, type Settings, settingsAt, speakerVolumeMax } from './settings.ts';

/** The settings after an event; any other event leaves them as they are. */
export function withSetting(
  settings: Settings,
  event: SessionEvent,
  site: Site | undefined,
  headset: boolean,
): Settings {
  switch (event.type) {
    case 'SET_LANGUAGE':
      return offersLanguage(site, event.language)
        ? { ...settings, language: event.language }
        : settings;
    case 'SET_TEXT_SIZE':
      return { ...settings, textSize: event.textSize };
    case 'SET_THEME':
      return { ...settings, theme: event.theme };
    case 'SET_REACH':
      return { ...settings, reach: event.reach };
    case 'SET_ALOUD':
      return { ...settings, aloud: event.aloud };
    case 'SET_RATE':
      return { ...settings, rate: event.rate };
    case 'SET_VOLUME':
      return headset || event.volume <= speakerVolumeMax
        ? { ...settings, volume: event.volume }
        : settings;
    case 'HEADSET':
      // Whoever plugs one in wants to listen; pulled out, nothing more is said into the room.
      return {
        ...settings,
        aloud: event.plugged,
        volume:
          !event.plugged && settings.volume > speakerVolumeMax ? speakerVolumeMax : settings.volume,
      };
    case 'SET_DEFAULTS':
      return settingsAt(site);
    default:
      return settings;
  }
}
