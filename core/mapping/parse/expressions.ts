import { ConfigurationError } from '../../flow/syncError';
import { placeOf } from './place';

/** A text that n8n has yet to work out, and where it stands. */
export interface Expression {
	readonly path: readonly PropertyKey[];
	readonly text: string;
}

/** The expressions in raw parameters, however deep. */
export function* expressionsIn(
	value: unknown,
	path: readonly PropertyKey[] = [],
): Generator<Expression> {
	if (typeof value === 'string') {
		if (value.startsWith('=')) yield { path, text: value };
	} else if (Array.isArray(value)) {
		for (const [index, one] of value.entries()) yield* expressionsIn(one, [...path, index]);
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, one] of Object.entries(value)) yield* expressionsIn(one, [...path, name]);
	}
}

/**
 * The node before the Mapper reads the rows as they are written, before any expression is run.
 *
 * @throws ConfigurationError naming the place.
 */
export function refuseExpressions(parameters: unknown): void {
	for (const { path } of expressionsIn(parameters)) {
		const { row, field } = placeOf(path);
		const what =
			row === undefined ? `'${field}' is an expression` : `${row} is an expression in '${field}'`;
		throw new ConfigurationError(
			`${what}, but a mapping is read before the run has rows: choose a fixed value.`,
		);
	}
}
