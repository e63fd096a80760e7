import {
	mapOperations,
	parseMapping,
	parsePreviewMapping,
} from '../../../../core/mapping/parse/parseMapping';
import { thrownBy } from '../../flow/thrown';
import {
	blueConicIdentifier,
	blueConicParameters,
	blueConicRow,
	brazeIdentifier,
	brazeParameters,
	brazeRow,
	list,
} from './parameters';

const expression = '={{ $json.f }}';
const sentence = (what: string): string =>
	`${what}, but a mapping is read before the run has rows: choose a fixed value.`;

it.each([
	['mapToBlueConic', blueConicParameters([blueConicRow()]), 'toBlueConic'],
	['mapToBraze', brazeParameters([brazeRow()]), 'toBraze'],
] as const)('%s', (operation, parameters, direction) => {
	expect(mapOperations).toContain(operation);
	expect(parseMapping(operation, parameters)).toMatchObject({ direction, rows: [{}] });
});

it.each([
	[
		blueConicParameters([blueConicRow({ brazeField: list(expression) })]),
		`Mapping 1 is an expression in 'Braze Field'`,
	],
	[
		blueConicParameters([blueConicRow(), blueConicRow({ property: list(expression) })]),
		`Mapping 2 is an expression in 'Profile Property'`,
	],
	[
		blueConicParameters([blueConicRow({ mergeStrategy: expression })]),
		`Mapping 1 is an expression in 'Merge Strategy'`,
	],
	[
		blueConicParameters([], {
			blueConicIdentifiers: { values: [blueConicIdentifier({ property: list(expression) })] },
		}),
		`Identifier 1 is an expression in 'Profile Property'`,
	],
	[blueConicParameters([], { allowCreation: expression }), `'Allow Creation' is an expression`],
	[blueConicParameters([], { options: { timeZone: expression } }), `'Time Zone' is an expression`],
	[blueConicParameters([], { mappingAs: expression }), `'Mapping As' is an expression`],
	[
		blueConicParameters([], { mappingAs: 'table', blueConicTable: expression }),
		`'Mapping Table' is an expression`,
	],
	[blueConicParameters([], { remainingPrefix: expression }), `'Property Prefix' is an expression`],
])('an expression is refused: %j', async (parameters, what) => {
	const error = await thrownBy(() => parseMapping('mapToBlueConic', parameters));
	expect(error).toMatchObject({ kind: 'configuration', message: sentence(what) });
});

it.each([
	[brazeParameters([brazeRow({ property: list(expression) })]), 'Profile Property'],
	[brazeParameters([{ source: 'staticText', text: '=fixed' }]), 'Text'],
	[brazeParameters([brazeRow({ identifierKey: expression })]), 'Identifier Key'],
])('an expression is refused: %j', async (parameters, field) => {
	const error = await thrownBy(() => parseMapping('mapToBraze', parameters));
	expect(error.message).toBe(sentence(`Mapping 1 is an expression in '${field}'`));
});

it.each([
	['the other direction', { brazeMappings: { values: [brazeRow({ text: expression })] } }],
	['a table that does not count', { blueConicTable: expression }],
	['an option that is not of the mapping', { options: { longestLineBytes: expression } }],
	['another parameter', { input: expression }],
])('an expression in %s does not matter', (_what, more) => {
	expect(parseMapping('mapToBlueConic', blueConicParameters([], more)).rows).toEqual([]);
});

it('rows that do not count may be expressions', () => {
	const parameters = blueConicParameters([{ property: list(expression) }], { mappingAs: 'table' });
	expect(parseMapping('mapToBlueConic', parameters).rows).toEqual([]);
});

describe('the mapping to preview', () => {
	const both = { ...blueConicParameters([]), ...brazeParameters([]) };
	const untouched = { values: [{}] };

	it.each([
		['import', both, 'toBlueConic'],
		['export', both, 'toBraze'],
		[undefined, { ...both, brazeIdentifiers: {} }, 'toBlueConic'],
		[undefined, { ...both, brazeIdentifiers: untouched }, 'toBlueConic'],
		[
			undefined,
			{ ...both, brazeIdentifiers: { values: [{ identifier: 'email', property: list(' ') }] } },
			'toBlueConic',
		],
		[undefined, { ...both, blueConicIdentifiers: undefined }, 'toBraze'],
		[undefined, { ...both, blueConicIdentifiers: untouched }, 'toBraze'],
		[
			undefined,
			{ blueConicIdentifiers: untouched, brazeIdentifiers: { values: [{ source: 'profileId' }] } },
			'toBraze',
		],
		[
			undefined,
			{
				blueConicIdentifiers: {
					values: [{ brazeField: list('external_id'), matchBy: 'profileId' }],
				},
			},
			'toBlueConic',
		],
	] as const)('of an %s goal', (goalType, parameters, direction) => {
		expect(parsePreviewMapping(parameters, goalType).direction).toBe(direction);
	});

	it.each([
		[
			both,
			`'BlueConic Mapper' has identifiers for both directions, and items do not tell which one is meant: remove the identifiers of the other direction, or preview a run.`,
		],
		[
			{ blueConicIdentifiers: untouched, brazeIdentifiers: untouched },
			`'BlueConic Mapper' has no identifier: add one under 'Identifiers' of the direction to preview.`,
		],
		[
			'nothing',
			`'BlueConic Mapper' has no identifier: add one under 'Identifiers' of the direction to preview.`,
		],
		[
			{ brazeIdentifiers: { values: [brazeIdentifier({ source: 'segments' })] } },
			`Identifier 1 has 'Segments' as 'Source', but a user is known by a single value: choose 'Profile Property', 'BlueConic Profile ID' or 'Static Text'.`,
		],
	])('of items is refused: %j', async (parameters, message) => {
		const error = await thrownBy(() => parsePreviewMapping(parameters, undefined));
		expect(error).toMatchObject({ kind: 'configuration', message });
	});
});
