import type { INodeProperties } from 'n8n-workflow';

import { BlueConicMapper } from '../../nodes/BlueConicMapper/BlueConicMapper.node';

const { properties } = new BlueConicMapper().description;

const holdsRows = ({ type }: INodeProperties): boolean =>
	type === 'fixedCollection' || type === 'collection';

const conditionsOf = ({ displayOptions = {} }: INodeProperties): string[] =>
	[displayOptions.show, displayOptions.hide].flatMap((names) => Object.keys(names ?? {}));

/**
 * When a parameter changes, the editor empties every collection that is shown and has a condition
 * that names it, since it takes the collection's parts for choices.
 */
it('no change of another parameter makes the editor empty the rows of a mapping', () => {
	const rows = properties.filter(holdsRows);
	expect(rows.length).toBeGreaterThan(5);
	const emptied = rows.flatMap((property) =>
		conditionsOf(property)
			.filter((name) => !name.startsWith('/') && !name.startsWith('@'))
			.map((name) => `${property.name} by ${name}`),
	);
	expect(emptied).toEqual([]);
});
