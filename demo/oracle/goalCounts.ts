/** What a run says about its rows: read = accepted + unchanged + skipped + rejected + unknown. */
export interface GoalCounts {
	readonly read: number;
	readonly mapped: number;
	/** Created and updated together, where the service tells them apart. */
	readonly accepted: number;
	readonly created: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly skipped: number;
	readonly rejected: number;
	readonly unknown: number;
}
