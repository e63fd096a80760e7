/** What a value becomes: JSON text that is sent, with or without a warning, or nothing. */
export interface Outcome {
	readonly sends: string | undefined;
	readonly warning?: string;
}

export const sends = (json: string): Outcome => ({ sends: json });
export const mended = (json: string, warning: string): Outcome => ({ sends: json, warning });
export const leftOut = (warning: string): Outcome => ({ sends: undefined, warning });
export const nothing: Outcome = { sends: undefined };
