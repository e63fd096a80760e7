import { isUnfinished, type RunFile } from './runFile';

/** What a Begin Run was asked for, as far as it decides. */
export interface BeginWish {
	readonly manual: boolean;
	/** Fingerprint of the settings of the nodes that the run goes through. */
	readonly settings: string;
	readonly limitProfiles?: number;
	readonly onlyIfUnfinished: boolean;
	/** A run that was started longer ago is closed instead of resumed. */
	readonly resumeWithinMs: number;
}

/** What Begin Run does. */
export type BeginDecision =
	/** Begin a new run; before that, close the unfinished one and say why. */
	| { readonly kind: 'begin'; readonly close?: string }
	| { readonly kind: 'resume' }
	/** Nothing is unfinished, or only what a person has to look after. */
	| { readonly kind: 'rest' };

type LatestRun = Pick<
	RunFile,
	'status' | 'manual' | 'settings' | 'limitProfiles' | 'startedAt' | 'failure' | 'runId'
>;

/** Decides whether a goal's latest run goes on, is closed, or a new one is begun. */
export function decideBegin(
	latest: LatestRun | undefined,
	wish: BeginWish,
	now: Date,
): BeginDecision {
	const unfinished = latest && isUnfinished(latest) ? latest : undefined;
	if (wish.onlyIfUnfinished && (!unfinished || !goesOnByItself(unfinished)))
		return { kind: 'rest' };
	if (!unfinished) return { kind: 'begin' };
	const close = whyNotResumed(unfinished, wish, now);
	return close === undefined ? { kind: 'resume' } : { kind: 'begin', close };
}

/** A manual run is its maker's, and a wrong setting does not mend itself. */
const goesOnByItself = (run: LatestRun): boolean => !run.manual && run.failure !== 'configuration';

function whyNotResumed(run: LatestRun, wish: BeginWish, now: Date): string | undefined {
	if (run.manual && !wish.manual) return 'it was a manual run, which a schedule does not resume';
	if (run.settings !== wish.settings || run.limitProfiles !== wish.limitProfiles)
		return 'the settings of the goal have changed since';
	const ageMs = now.getTime() - Date.parse(run.startedAt);
	if (ageMs > wish.resumeWithinMs) return 'it was started too long ago to be resumed';
	return undefined;
}
