import { exportFields } from '../../../../core/braze/fieldCatalogue';
import type { ExportFields } from '../../../../core/braze/segmentExport';
import type { BrazeField } from '../../../../core/mapping/model/brazeField';
import {
	neededBrazeFields,
	neededOfProfiles,
	wantedOfTenant,
} from '../../../../core/mapping/model/neededFields';
import type { ProfileSource } from '../../../../core/mapping/model/profileSource';
import type {
	RemainingFields,
	ToBlueConicMapping,
} from '../../../../core/mapping/model/toBlueConicMapping';
import type { ToBrazeMapping, ToBrazeRow } from '../../../../core/mapping/model/toBrazeMapping';

describe('an import needs of users', () => {
	const standard = (name: string): BrazeField => ({ kind: 'standard', name });
	const custom = (name: string): BrazeField => ({ kind: 'customAttribute', name });
	const path = (...steps: string[]): BrazeField => ({ kind: 'path', path: steps });

	const importing = (
		fields: readonly BrazeField[],
		changes: Partial<ToBlueConicMapping> = {},
	): ToBlueConicMapping => ({
		direction: 'toBlueConic',
		identifiers: [{ field: standard('external_id'), target: { kind: 'property', property: 'id' } }],
		match: 'any',
		allowCreation: true,
		rows: fields.map((field) => ({ field, property: 'p', strategy: 'set', type: 'automatic' })),
		remaining: undefined,
		timeZone: 'UTC',
		...changes,
	});

	const identified = (...names: readonly string[]): ExportFields => ({
		standard: ['braze_id', 'external_id', ...names],
		customAttributes: [],
	});

	const attributes = (...customAttributes: readonly string[]): ExportFields => ({
		...identified(),
		customAttributes,
	});

	it.each<[string, readonly BrazeField[], ExportFields]>([
		['the identifiers, and Braze ID always', [], identified()],
		['a standard field', [standard('email')], identified('email')],
		['each field once', [standard('email'), standard('email')], identified('email')],
		['custom attributes by name', [custom('points'), custom('a b')], attributes('points', 'a b')],
		[
			'a nested value by its whole name and by the attribute it lies in',
			[custom('plan.name'), custom('plan.until.day')],
			attributes('plan.name', 'plan', 'plan.until.day'),
		],
		['a way into a field: that field', [path('devices', 'model')], identified('devices')],
		[
			'a way into all custom attributes: all of them',
			[path('custom_attributes', 'plan'), custom('points')],
			identified('custom_attributes'),
		],
		[
			'all custom attributes, which override names',
			[custom('points'), standard('custom_attributes')],
			identified('custom_attributes'),
		],
		['an alias', [{ kind: 'alias', label: 'crm' }], identified('user_aliases')],
		['an event', [{ kind: 'event', name: 'Watched', value: 'count' }], identified('custom_events')],
		['a purchase', [{ kind: 'purchase', product: 'item', value: 'last' }], identified('purchases')],
		[
			'a campaign',
			[
				{ kind: 'campaign', nameOrId: 'Spring', path: [] },
				{ kind: 'campaign', nameOrId: 'Spring', path: ['engaged', 'opened_email'] },
			],
			identified('campaigns_received'),
		],
	])('%s', (_case, fields, expected) => {
		expect(neededBrazeFields(importing(fields))).toEqual(expected);
	});

	const many = (count: number, prefix = 'a'): readonly BrazeField[] =>
		Array.from({ length: count }, (_, number) => custom(`${prefix}${number}`));

	it.each<[string, readonly (readonly BrazeField[])[], number, boolean]>([
		['500 names, as many as Braze takes', [many(500)], 500, false],
		['more names: all custom attributes', [many(501)], 0, true],
		['more names in two mappings together', [many(300), many(300, 'b')], 0, true],
		['the same names in two mappings', [many(300), many(300)], 300, false],
	])('%s', (_case, mappings, names, all) => {
		const needed = neededBrazeFields(...mappings.map((fields) => importing(fields)));
		expect(needed.customAttributes).toHaveLength(names);
		expect(needed.standard.includes('custom_attributes')).toBe(all);
	});

	it.each<[string, readonly string[], readonly string[]]>([
		['all remaining fields', [], []],
		['no field to leave out', ['gender', 'points'], ['gender']],
		['no custom attribute when all are left out', ['custom_attributes'], ['custom_attributes']],
	])('%s', (_case, leaveOut, missing) => {
		const remaining: RemainingFields = {
			strategy: 'set',
			prefix: '',
			leaveOut,
			createProperties: false,
		};
		const needed = neededBrazeFields(importing([path('devices', 'os')], { remaining }));
		const all = [...exportFields.map(({ name }) => name), 'devices', 'custom_attributes'];
		expect([...needed.standard].sort()).toEqual(
			all.filter((name) => !missing.includes(name)).sort(),
		);
	});

	it('a field to leave out all the same when a row maps it', () => {
		const leaveOut = ['gender', 'custom_attributes'];
		const remaining = { strategy: 'set', prefix: '', leaveOut, createProperties: false } as const;
		const needed = neededBrazeFields(
			importing([standard('gender'), custom('points')], { remaining }),
		);
		expect(needed.standard).toContain('gender');
		expect(needed.customAttributes).toEqual(['points']);
	});
});

describe('an export needs', () => {
	const property = (name: string): ProfileSource => ({ kind: 'property', property: name });

	const exporting = (
		identifiers: readonly ProfileSource[],
		rows: readonly (Partial<ToBrazeRow> & { readonly source: ProfileSource })[],
	): ToBrazeMapping => ({
		direction: 'toBraze',
		identifiers: identifiers.map((source) => ({
			identifier: 'external_id',
			aliasLabel: '',
			source,
		})),
		allowCreation: true,
		rows: rows.map((row) => ({
			target: { kind: 'customAttribute', name: 'a' },
			style: 'set',
			type: 'automatic',
			whenEmpty: 'leave',
			identifierKey: '',
			...row,
		})),
		whenUnfit: 'leaveOut',
		timeZone: 'UTC',
		longestList: 25,
	});

	it.each<[string, readonly ProfileSource[], readonly string[], readonly string[]]>([
		['each property once', [property('crm'), property('b'), property('crm')], ['crm', 'b'], []],
		[
			'viewed interactions, a property of BlueConic',
			[property('crm'), { kind: 'viewedInteractions', as: 'ids' }],
			['crm', 'interactions_viewed'],
			[],
		],
		[
			'segments',
			[property('crm'), { kind: 'segments', as: 'names', chosen: ['VIP'] }],
			['crm'],
			['segments'],
		],
		[
			'the permission level',
			[property('crm'), { kind: 'permissionLevel' }],
			['crm'],
			['permissions'],
		],
		[
			'both, in one order whatever the order of the rows',
			[property('crm'), { kind: 'permissionLevel' }, { kind: 'segments', as: 'ids', chosen: [] }],
			['crm'],
			['segments', 'permissions'],
		],
		[
			'of what every profile has, one property: none would mean all',
			[
				{ kind: 'profileId' },
				{ kind: 'consentedObjectives', as: 'ids' },
				{ kind: 'refusedObjectives', as: 'names' },
				{ kind: 'staticText', text: 'x' },
			],
			['creationdate'],
			[],
		],
	])('%s', (_case, [identifier, ...sources], properties, expand) => {
		const rows = sources.map((source) => ({ source }));
		const needed = neededOfProfiles(exporting(identifier ? [identifier] : [], rows));
		expect(needed).toEqual({ properties, expand });
	});

	it('what several mappings need together', () => {
		const one = exporting([property('crm')], [{ source: property('a') }]);
		const other = exporting([property('crm')], [{ source: { kind: 'permissionLevel' } }]);
		expect(neededOfProfiles(one, other)).toEqual({
			properties: ['crm', 'a'],
			expand: ['permissions'],
		});
	});

	const nothing = { typesOf: [], interactionNames: false, objectiveNames: false };

	it.each<[string, Partial<ToBrazeRow> & { readonly source: ProfileSource }, object]>([
		['the type of a property', { source: property('a') }, { typesOf: ['a'] }],
		['no type where one is forced', { source: property('a'), type: 'text' }, {}],
		['the type of a list', { source: property('a'), type: 'list' }, { typesOf: ['a'] }],
		[
			'the type of what is added to a list',
			{ source: property('a'), style: 'addToList' },
			{ typesOf: ['a'] },
		],
		[
			'the type of a value in an object',
			{ source: property('a'), target: { kind: 'nested', path: ['plan', 'name'] } },
			{ typesOf: ['a'] },
		],
		[
			'no type for a standard field',
			{ source: property('a'), target: { kind: 'standard', name: 'dob' } },
			{},
		],
		[
			'no type for a subscription group',
			{ source: property('a'), target: { kind: 'subscriptionGroup', id: 'g' } },
			{},
		],
		['no type for an increment', { source: property('a'), style: 'increment' }, {}],
		['no type for objects', { source: property('a'), style: 'addObjects' }, {}],
		['no type of a profile ID', { source: { kind: 'profileId' } }, {}],
		[
			'names of interactions',
			{ source: { kind: 'viewedInteractions', as: 'names' } },
			{ interactionNames: true },
		],
		['no names for IDs', { source: { kind: 'viewedInteractions', as: 'ids' } }, {}],
		[
			'names of consented objectives',
			{ source: { kind: 'consentedObjectives', as: 'names' } },
			{ objectiveNames: true },
		],
		[
			'names of refused objectives',
			{ source: { kind: 'refusedObjectives', as: 'names' } },
			{ objectiveNames: true },
		],
		[
			'no names of segments, which come with the profile',
			{ source: { kind: 'segments', as: 'names', chosen: [] } },
			{},
		],
	])('to know %s', (_case, row, expected) => {
		const mapping = exporting([property('crm')], [row]);
		expect(wantedOfTenant(mapping)).toEqual({ ...nothing, ...expected });
	});

	it('to know what several mappings want together, in one order', () => {
		const one = exporting([], [{ source: property('b') }, { source: property('a') }]);
		const other = exporting([], [{ source: property('b') }]);
		expect(wantedOfTenant(one, other)).toEqual({ ...nothing, typesOf: ['a', 'b'] });
	});
});
