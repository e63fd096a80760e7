/** A request to the stand-in for BlueConic and the status that it should answer. */
export interface StandInRequest {
	readonly what: string;
	/**
	 * Below `/rest/v2`. `PROFILE`, `VICTIM` and `MERGED` stand for a profile, one to delete and one
	 * that was replaced, `FIRST` for the first of a list.
	 */
	readonly line: string;
	readonly status: number;
	readonly body?: unknown;
	readonly form?: Readonly<Record<string, string>>;
	/** By an application whose user does not see personal data. */
	readonly blind?: boolean;
}
