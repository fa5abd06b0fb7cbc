// The cache of instruments that do not come with the installed app: the service worker fills it as they are first
// played, the page with all of them at once (services/audio/soundKeeper.ts).
export const SOUND_CACHE = 'cadenza-sounds';
