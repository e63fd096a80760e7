import type { INodeProperties } from 'n8n-workflow';

/** The fields of an operation, shown only when it is chosen. */
export function shownFor(
	show: Readonly<Record<string, readonly string[]>>,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { ...property.displayOptions?.show, ...mutable(show) },
		},
	}));
}

const mutable = (show: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
	Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]]));
