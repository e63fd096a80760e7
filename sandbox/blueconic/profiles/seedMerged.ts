import { Random } from '../../people/random';
import type { ProfileStore } from './profileStore';

const OWN_SEED = 0x3e26;
const DAY_MS = 86_400_000;

/** Gives each of the first profiles an older one that it replaced. */
export function seedMergedProfiles(
	profiles: ProfileStore,
	{ seed, count }: { readonly seed: number; readonly count: number },
): void {
	const newerProfiles = [...profiles.all()].slice(0, count);
	for (const [index, newer] of newerProfiles.entries()) {
		const id = new Random(seed ^ OWN_SEED, index).uuid();
		const older = profiles.create({ id, createdAtMs: newer.createdAtMs - 30 * DAY_MS });
		newer.change({ replaces: [id] });
		profiles.replace(older, newer.id);
	}
}
