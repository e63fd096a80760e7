import { ConfigurationError } from '../../flow/syncError';

/** A row of a mapping with its name: `Mapping 3`, `Table row 3`, `Identifier 1`. */
export interface Placed<Row> {
	readonly place: string;
	readonly row: Row;
}

/** What of a row breaks a rule, as the end of a sentence that begins with its place. */
export type Rule<Row> = (row: Row) => string | undefined | false;

export const placed = <Row>(word: string, rows: readonly Row[]): readonly Placed<Row>[] =>
	rows.map((row, index) => ({ place: `${word} ${index + 1}`, row }));

/** @throws ConfigurationError for the first row that breaks a rule. */
export function requireRules<Row>(
	rows: readonly Placed<Row>[],
	rules: readonly Rule<NoInfer<Row>>[],
): void {
	for (const { place, row } of rows) {
		for (const rule of rules) {
			const fault = rule(row);
			if (fault) throw new ConfigurationError(`${place} ${fault}`);
		}
	}
}

/**
 * @throws ConfigurationError for the first two rows of one subject that do not go together: `fault`
 * says the whole sentence.
 */
export function requirePairs<Row>(
	rows: readonly Placed<Row>[],
	subjectOf: (row: Row) => string,
	fault: (one: Placed<Row>, other: Placed<Row>) => string | undefined,
): void {
	const before = new Map<string, Placed<Row>[]>();
	for (const other of rows) {
		const subject = subjectOf(other.row);
		const same = before.get(subject) ?? [];
		for (const one of same) {
			const sentence = fault(one, other);
			if (sentence !== undefined) throw new ConfigurationError(sentence);
		}
		before.set(subject, [...same, other]);
	}
}

export function requireIdentifier(identifiers: readonly unknown[]): void {
	if (identifiers.length > 0) return;
	throw new ConfigurationError(
		`'BlueConic Mapper' has no identifier: add one under 'Identifiers', so that users and profiles find each other.`,
	);
}

/** @throws ConfigurationError naming two identifiers that are the same. */
export function refuseSameIdentifiers(identifiers: readonly Placed<object>[]): void {
	requirePairs(
		identifiers,
		(identifier) => JSON.stringify(identifier),
		(one, other) => `${one.place} and ${other.place} are the same: remove one of the two.`,
	);
}

/** @throws ConfigurationError when dates cannot be reckoned in the time zone. */
export function requireTimeZone(timeZone: string): void {
	try {
		new Intl.DateTimeFormat('en', { timeZone });
	} catch {
		throw new ConfigurationError(
			`'Time Zone' is "${timeZone}", which is no time zone that is known here: enter a name such as Europe/Amsterdam, or UTC.`,
		);
	}
}
