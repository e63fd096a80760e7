/** A documented rule of a service, the test that shows it and how it can be taken out. */
export interface Rule {
	/** One sentence in the service's words. */
	readonly rule: string;
	/** The documentation's page, or how it is known: `inferred`, or `unknown: <setting>`. */
	readonly source: string;
	readonly test: {
		/** Below `test/sandbox`. */
		readonly file: string;
		/** The full name of the test as jest prints it, `describe` blocks included. */
		readonly name: string;
	};
	/** Without the rule: in `file`, the only occurrence of `text` becomes `instead`. */
	readonly takeOut: {
		/** Below `sandbox`. */
		readonly file: string;
		readonly text: string;
		readonly instead: string;
	};
}

/** The rules of one table in docs/sandbox.md. */
export interface RuleTable {
	readonly title: string;
	readonly rules: readonly Rule[];
}
