import { z } from 'zod';
import { blueConicBehaviour } from '../blueconic/blueConicSettings';
import { brazeBehaviour } from '../braze/brazeSettings';
import { isJsonRecord } from '../http/jsonRecord';
import type { CompleteSettings } from '../settings';

const behaviour = z.strictObject({ braze: brazeBehaviour, blueConic: blueConicBehaviour });

export type Behaviour = z.output<typeof behaviour>;

/** Those settings that can be changed while the sandbox runs. */
export function behaviourOf({ braze, blueConic }: CompleteSettings): Behaviour {
	const { limits, track, export: exports } = braze;
	const { moreClients, ...ofBlueConic } = blueConic;
	return { braze: { limits, track, export: exports }, blueConic: ofBlueConic };
}

/** The groups of `current` with what `change` says otherwise. */
function merged(current: unknown, change: unknown): unknown {
	if (!isJsonRecord(current) || !isJsonRecord(change)) return change;
	const names = new Set([...Object.keys(current), ...Object.keys(change)]);
	return Object.fromEntries(
		[...names].map((name) => {
			const said = Object.hasOwn(change, name);
			return [name, said ? merged(current[name], change[name]) : current[name]];
		}),
	);
}

/** Changes what `change` names and leaves the rest; answers all that can be changed. */
export function changeBehaviour(
	settings: CompleteSettings,
	change: unknown,
): z.ZodSafeParseResult<Behaviour> {
	const parsed = behaviour.safeParse(merged(behaviourOf(settings), change));
	if (!parsed.success) return parsed;
	const { braze, blueConic } = parsed.data;
	Object.assign(settings.braze.limits, braze.limits);
	Object.assign(settings.braze.track, braze.track);
	Object.assign(settings.braze.export, braze.export);
	Object.assign(settings.blueConic, blueConic);
	return parsed;
}
