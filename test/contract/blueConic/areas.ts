import type { Operation } from '../openApi/openApiDocument';

/** The first steps of the paths that goals or the stand-in have to do with. */
const AREAS = [
	...['segments', 'profiles', 'profileProperties', 'profileEvents', 'objectives', 'dialogues'],
	...['reporting', 'connections', 'timelineEventTypes', 'oauth'],
];

/** Whether an operation has to do with goals. */
export function isInArea({ path }: Operation): boolean {
	return AREAS.includes(path.split('/')[1] ?? '');
}
