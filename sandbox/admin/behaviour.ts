import { z } from 'zod';
import { blueConicBehaviour } from '../blueconic/blueConicSettings';
import { brazeBehaviour } from '../braze/brazeSettings';
import { mergeSettings } from '../mergeSettings';
import type { CompleteSettings } from '../settings';

const behaviour = z.strictObject({ braze: brazeBehaviour, blueConic: blueConicBehaviour });

export type Behaviour = z.output<typeof behaviour>;

/** Those settings that can be changed while the sandbox runs. */
export function behaviourOf({ braze, blueConic }: CompleteSettings): Behaviour {
	const { limits, track, export: exports } = braze;
	const { moreClients, mergedProfiles, ...ofBlueConic } = blueConic;
	return { braze: { limits, track, export: exports }, blueConic: ofBlueConic };
}

/** Changes what `change` names and leaves the rest; answers all that can be changed. */
export function changeBehaviour(
	settings: CompleteSettings,
	change: unknown,
): z.ZodSafeParseResult<Behaviour> {
	const parsed = behaviour.safeParse(mergeSettings(behaviourOf(settings), change));
	if (!parsed.success) return parsed;
	const { braze, blueConic } = parsed.data;
	Object.assign(settings.braze.limits, braze.limits);
	Object.assign(settings.braze.track, braze.track);
	Object.assign(settings.braze.export, braze.export);
	Object.assign(settings.blueConic, blueConic);
	return parsed;
}
