import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { itemReferenceIn } from '../../core/mapping/parse/staticRows';
import { ConfigurationError } from '../../core/flow/syncError';

/**
 * A node's parameters of these names, as far as it has them, their expressions read once for all
 * rows.
 *
 * @throws ConfigurationError when one refers to the incoming item.
 */
export function mappingParameters(
	context: IExecuteFunctions,
	names: readonly string[],
	itemIndex: number,
): Readonly<Record<string, unknown>> {
	const { parameters } = context.getNode();
	const own = [...new Set(names)].filter((name) => parameters[name] !== undefined);
	const raw = Object.fromEntries(own.map((name) => [name, parameters[name]]));
	refuseItemReferences(raw, `'${context.getNode().name}'`);
	return Object.fromEntries(own.map((name) => [name, context.getNodeParameter(name, itemIndex)]));
}

/**
 * The parameters of a node that has not run yet, their expressions read where this node is.
 *
 * @throws ConfigurationError when one refers to the incoming item, or cannot be read yet.
 */
export function parametersOfLaterNode(
	context: IExecuteFunctions,
	{ name, parameters }: { readonly name: string; readonly parameters: INodeParameters },
): unknown {
	refuseItemReferences(parameters, `'${name}'`);
	return resolved(parameters, (expression) => {
		try {
			// n8n puts the sign of an expression before what it is given.
			return context.evaluateExpression(expression.slice(1), 0);
		} catch (error) {
			const why = error instanceof Error ? error.message : 'unknown cause';
			throw new ConfigurationError(
				`The expression '${expression.slice(1)}' in '${name}' cannot be read before that node runs (${why}): refer only to nodes before '${context.getNode().name}', or choose a fixed value.`,
				{ cause: error },
			);
		}
	});
}

function refuseItemReferences(parameters: unknown, node: string): void {
	const found = itemReferenceIn(parameters);
	if (!found) return;
	throw new ConfigurationError(
		`${found.place} in ${node} refers to the incoming item, but a mapping is read once for all rows: choose a fixed value, or refer to a node that has one item, as $('Config').first().json does.`,
	);
}

function resolved(value: unknown, resolve: (expression: string) => unknown): unknown {
	if (typeof value === 'string') return value.startsWith('=') ? resolve(value) : value;
	if (Array.isArray(value)) return value.map((one: unknown) => resolved(one, resolve));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [key, resolved(one, resolve)]),
	);
}
