import { segmentUsers, type BrazeSegment } from '../segments/segments';
import type { BrazeUser } from '../users/brazeUser';
import type { UserStore } from '../users/userStore';
import type { ExportSettings } from './exportSettings';

/** The users of a segment, file by file. */
export function* exportFiles(
	store: UserStore,
	segment: BrazeSegment,
	{ usersPerFile, emptySegment }: ExportSettings,
): Generator<readonly BrazeUser[]> {
	let file: BrazeUser[] = [];
	let files = 0;
	for (const user of segmentUsers(store, segment)) {
		file.push(user);
		if (file.length < usersPerFile) continue;
		yield file;
		files += 1;
		file = [];
	}
	const empty = files === 0 && emptySegment === 'emptyFile';
	if (file.length > 0 || empty) yield file;
}
