import { shownIn } from './shownIn';

/** Makes the rules of `/users/track` that the tests of one theme show. */
export function trackRules(theme: string, source: string, group = ''): ReturnType<typeof shownIn> {
	return shownIn({ service: 'braze', testFile: `brazeTrack${theme}.test.ts`, source, group });
}
