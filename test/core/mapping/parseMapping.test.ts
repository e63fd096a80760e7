import { parseMapping, type MapOperation } from '../../../core/mapping/parseMapping';
import { thrownBy } from '../flow/thrown';

const list = (value: string) => ({ mode: 'list', value });
const custom = (value: string) => ({ mode: 'customAttribute', value });

const blueConicIdentifier = { brazeField: list('external_id'), property: list('braze_id') };
const blueConicRow = {
	brazeField: list('email'),
	property: list('email'),
	mergeStrategy: 'set',
	type: 'text',
};
const brazeIdentifier = { identifier: 'external_id', source: 'property', property: list('crm_id') };
const brazeRow = {
	source: 'property',
	property: list('points'),
	brazeField: custom('points'),
	updateStyle: 'increment',
	type: 'number',
};

const toBlueConic = (
	rows: readonly object[],
	identifiers: readonly object[] = [blueConicIdentifier],
) => ({
	blueConicIdentifiers: { values: identifiers },
	blueConicMappings: { values: rows },
});
const toBraze = (rows: readonly object[], identifiers: readonly object[] = [brazeIdentifier]) => ({
	brazeIdentifiers: { values: identifiers },
	brazeMappings: { values: rows },
});

it('an import mapping, as the Mapper stores it', () => {
	expect(
		parseMapping('mapToBlueConic', {
			...toBlueConic([
				blueConicRow,
				{
					brazeField: custom(' plan.name '),
					property: list(' plan '),
					mergeStrategy: 'clear',
					type: 'date',
				},
				{ brazeField: list('phone'), property: list('phone') },
				{ brazeField: custom('points'), property: list('points'), mergeStrategy: 'sum' },
			]),
			allowCreation: true,
		}),
	).toEqual({
		direction: 'toBlueConic',
		identifiers: [{ field: { kind: 'standard', name: 'external_id' }, property: 'braze_id' }],
		allowCreation: true,
		rows: [
			{
				field: { kind: 'standard', name: 'email' },
				property: 'email',
				strategy: 'set',
				type: 'text',
			},
			{
				field: { kind: 'customAttribute', name: 'plan.name' },
				property: 'plan',
				strategy: 'clear',
				type: 'date',
			},
			{
				field: { kind: 'standard', name: 'phone' },
				property: 'phone',
				strategy: 'set',
				type: 'text',
			},
			{
				field: { kind: 'customAttribute', name: 'points' },
				property: 'points',
				strategy: 'sum',
				type: 'text',
			},
		],
	});
});

it('an export mapping, as the Mapper stores it', () => {
	expect(
		parseMapping(
			'mapToBraze',
			toBraze(
				[
					brazeRow,
					{ source: 'profileId', brazeField: custom('bc_id') },
					{ source: 'staticText', text: ' =fixed ', brazeField: custom('origin'), type: 'text' },
				],
				[brazeIdentifier, { identifier: 'user_alias', aliasLabel: ' crm ', source: 'profileId' }],
			),
		),
	).toEqual({
		direction: 'toBraze',
		identifiers: [
			{
				identifier: 'external_id',
				aliasLabel: '',
				source: { kind: 'property', property: 'crm_id' },
			},
			{ identifier: 'user_alias', aliasLabel: 'crm', source: { kind: 'profileId' } },
		],
		allowCreation: false,
		rows: [
			{
				source: { kind: 'property', property: 'points' },
				field: { kind: 'customAttribute', name: 'points' },
				style: 'increment',
				type: 'number',
			},
			{
				source: { kind: 'profileId' },
				field: { kind: 'customAttribute', name: 'bc_id' },
				style: 'set',
				type: 'automatic',
			},
			{
				source: { kind: 'staticText', text: ' =fixed ' },
				field: { kind: 'customAttribute', name: 'origin' },
				style: 'set',
				type: 'text',
			},
		],
	});
});

it.each<[MapOperation, object]>([
	['mapToBlueConic', { blueConicIdentifiers: { values: [blueConicIdentifier] } }],
	['mapToBlueConic', { ...toBlueConic([]), blueConicMappings: {} }],
	['mapToBraze', { brazeIdentifiers: { values: [brazeIdentifier] } }],
])('%s without rows maps identifiers only', (operation, parameters) => {
	expect(parseMapping(operation, parameters).rows).toEqual([]);
});

it.each<[string, MapOperation, unknown, readonly string[]]>([
	['no identifiers', 'mapToBlueConic', toBlueConic([blueConicRow], []), [`'Identifiers'`]],
	['no identifiers', 'mapToBraze', toBraze([brazeRow], []), [`'Identifiers'`]],
	['nothing at all', 'mapToBraze', {}, [`'Identifiers'`]],
	[
		'no field of an identifier',
		'mapToBlueConic',
		toBlueConic([], [{ ...blueConicIdentifier, brazeField: list('') }]),
		['Identifier 1', `'Braze Field'`],
	],
	[
		'no property of an identifier',
		'mapToBlueConic',
		toBlueConic([], [blueConicIdentifier, { ...blueConicIdentifier, property: list(' ') }]),
		['Identifier 2', `'Profile Property'`],
	],
	[
		'no field of a row',
		'mapToBlueConic',
		toBlueConic([blueConicRow, { ...blueConicRow, brazeField: custom('') }]),
		['Mapping 2', `'Braze Field'`],
	],
	[
		'no property of a row',
		'mapToBlueConic',
		toBlueConic([{ ...blueConicRow, property: list('') }]),
		['Mapping 1', `'Profile Property'`],
	],
	[
		'an expression as field',
		'mapToBlueConic',
		toBlueConic([{ ...blueConicRow, brazeField: list('={{ $json.f }}') }]),
		['Mapping 1', 'expression'],
	],
	[
		'an expression as property',
		'mapToBlueConic',
		toBlueConic([{ ...blueConicRow, property: list('={{ $json.f }}') }]),
		['Mapping 1', 'expression'],
	],
	[
		'two rows for one property',
		'mapToBlueConic',
		toBlueConic([blueConicRow, { ...blueConicRow, brazeField: list('phone') }]),
		[`'email'`, 'two mapping rows'],
	],
	[
		'another merge strategy',
		'mapToBlueConic',
		toBlueConic([{ ...blueConicRow, mergeStrategy: 'sumUp' }]),
		['blueConicMappings', 'mergeStrategy'],
	],
	[
		'another type',
		'mapToBlueConic',
		toBlueConic([{ ...blueConicRow, type: 'number' }]),
		['blueConicMappings', 'type'],
	],
	[
		'a row without a field',
		'mapToBlueConic',
		toBlueConic([{ property: list('a') }]),
		['blueConicMappings', 'brazeField'],
	],
	[
		'an alias without a label',
		'mapToBraze',
		toBraze([], [{ ...brazeIdentifier, identifier: 'user_alias', aliasLabel: ' ' }]),
		['Identifier 1', `'Alias Label'`],
	],
	[
		'no property of an identifier',
		'mapToBraze',
		toBraze([], [{ ...brazeIdentifier, property: list('') }]),
		['Identifier 1', `'Profile Property'`],
	],
	[
		'no property at all',
		'mapToBraze',
		toBraze([{ ...brazeRow, property: undefined }]),
		['Mapping 1', `'Profile Property'`],
	],
	[
		'no field of a row',
		'mapToBraze',
		toBraze([brazeRow, { ...brazeRow, brazeField: list(' ') }]),
		['Mapping 2', `'Braze Field'`],
	],
	[
		'an expression as property',
		'mapToBraze',
		toBraze([{ ...brazeRow, property: list('={{ 1 }}') }]),
		['Mapping 1', 'expression'],
	],
	[
		'a field and an attribute of one name',
		'mapToBraze',
		toBraze([
			{ ...brazeRow, updateStyle: 'set', brazeField: list('email') },
			{ ...brazeRow, updateStyle: 'set', brazeField: custom('email') },
		]),
		[`'email'`, 'two mapping rows'],
	],
	[
		'an increment of a standard field',
		'mapToBraze',
		toBraze([{ ...brazeRow, brazeField: list('dob') }]),
		['Mapping 1', `'dob'`, `'Update Style'`, `'Braze Field'`],
	],
	[
		'an increment of an attribute that is a standard field',
		'mapToBraze',
		toBraze([brazeRow, { ...brazeRow, brazeField: custom('dob') }]),
		['Mapping 2', `'dob'`],
	],
	[
		'another update style',
		'mapToBraze',
		toBraze([{ ...brazeRow, updateStyle: 'add' }]),
		['brazeMappings', 'updateStyle'],
	],
	[
		'another identifier',
		'mapToBraze',
		toBraze([], [{ ...brazeIdentifier, identifier: 'crm' }]),
		['brazeIdentifiers', 'identifier'],
	],
	[
		'another type',
		'mapToBraze',
		toBraze([{ ...brazeRow, type: 'object' }]),
		['brazeMappings', 'type'],
	],
	['no object', 'mapToBraze', 'mapping', ['BlueConic Mapper']],
])('%s of %s is refused with row and field', async (_case, operation, parameters, words) => {
	const error = await thrownBy(() => parseMapping(operation, parameters));
	expect(error).toMatchObject({ kind: 'configuration' });
	for (const word of words) expect(error.message).toContain(word);
});

it('two identifiers may share a property, and a row may repeat one', () => {
	const identifiers = [
		blueConicIdentifier,
		{ ...blueConicIdentifier, brazeField: list('braze_id') },
	];
	const rows = [{ ...blueConicRow, property: list('braze_id') }];
	expect(parseMapping('mapToBlueConic', toBlueConic(rows, identifiers)).identifiers).toHaveLength(
		2,
	);
});
