/** A status that operations answer though the document does not declare it for them. */
export interface UndeclaredStatus {
	readonly status: number;
	readonly operations: readonly string[];
	readonly reason: string;
}
