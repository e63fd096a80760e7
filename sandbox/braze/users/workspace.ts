import type { TrackSettings } from '../track/trackSettings';
import { AttributeCatalogue } from './attributeCatalogue';
import { NameList } from './nameList';

/** What the users of a workspace share. */
export interface Workspace {
	readonly settings: TrackSettings;
	readonly catalogue: AttributeCatalogue;
	/** What the name lists of all users grow from. */
	readonly noNames: NameList;
}

export function createWorkspace(settings: TrackSettings): Workspace {
	return { settings, catalogue: new AttributeCatalogue(settings), noNames: new NameList() };
}
