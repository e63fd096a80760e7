import type { Description, Operation } from './openApiDocument';

/** An operation that a request is for, with the values in its path. */
export interface FoundOperation {
	readonly operation: Operation;
	readonly pathValues: ReadonlyMap<string, string>;
}

function pathValues(template: string, path: string): Map<string, string> | undefined {
	const steps = template.split('/');
	const given = path.split('/');
	if (steps.length !== given.length) return undefined;
	const values = new Map<string, string>();
	for (const [place, step] of steps.entries()) {
		const name = /^\{(.+)\}$/.exec(step)?.[1];
		const value = decodeURIComponent(given[place] ?? '');
		if (name !== undefined && value !== '') values.set(name, value);
		else if (step !== value) return undefined;
	}
	return values;
}

/** The operation for a method and a path without query; a literal path goes before a template. */
export function findOperation(
	{ basePath, operations }: Description,
	method: string,
	path: string,
): FoundOperation | undefined {
	if (!path.startsWith(`${basePath}/`)) return undefined;
	const below = path.slice(basePath.length);
	const found = operations.flatMap((operation) => {
		if (operation.method !== method.toLowerCase()) return [];
		const values = pathValues(operation.path, below);
		return values ? [{ operation, pathValues: values }] : [];
	});
	return found.toSorted((one, other) => one.pathValues.size - other.pathValues.size)[0];
}
