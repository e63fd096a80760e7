import type { BrazeField, ToBlueConicMapping, ToBrazeMapping } from '../../../core/mapping/model';
import { neededBrazeFields, neededProperties } from '../../../core/mapping/neededFields';

const standard = (name: string): BrazeField => ({ kind: 'standard', name });
const custom = (name: string): BrazeField => ({ kind: 'customAttribute', name });

const importing = (
	identifiers: readonly BrazeField[],
	rows: readonly BrazeField[],
): ToBlueConicMapping => ({
	direction: 'toBlueConic',
	identifiers: identifiers.map((field) => ({ field, property: 'p' })),
	allowCreation: true,
	rows: rows.map((field) => ({
		field,
		property: 'p',
		strategy: 'set',
		style: 'set',
		type: 'text',
	})),
});

const many = (count: number): BrazeField[] =>
	Array.from({ length: count }, (_, number) => custom(`a${number}`));

it.each<[string, ToBlueConicMapping, { standard: string[]; customAttributes: string[] }]>([
	[
		'an identifier alone',
		importing([standard('external_id')], []),
		{ standard: ['external_id'], customAttributes: [] },
	],
	[
		'each field once',
		importing([standard('email')], [standard('email'), standard('phone')]),
		{ standard: ['email', 'phone'], customAttributes: [] },
	],
	[
		'custom attributes by name',
		importing([custom('crm id')], [custom('points')]),
		{ standard: [], customAttributes: ['crm id', 'points'] },
	],
	[
		'a nested value, by its whole name and by the attribute it lies in',
		importing([standard('email')], [custom('plan.name'), custom('plan.until')]),
		{ standard: ['email'], customAttributes: ['plan.name', 'plan', 'plan.until'] },
	],
	[
		'a value inside a standard field',
		importing([standard('email')], [standard('devices.0.model')]),
		{ standard: ['email', 'devices'], customAttributes: [] },
	],
	[
		'more names than Braze takes',
		importing([standard('email')], many(501)),
		{ standard: ['email', 'custom_attributes'], customAttributes: [] },
	],
])('%s', (_case, mapping, expected) => {
	expect(neededBrazeFields(mapping)).toEqual(expected);
});

it('500 names are as many as Braze takes', () => {
	const { standard: fields, customAttributes } = neededBrazeFields(importing([], many(500)));
	expect(fields).toEqual([]);
	expect(customAttributes).toHaveLength(500);
});

it('an export needs the properties of identifiers and rows, each once', () => {
	const mapping: ToBrazeMapping = {
		direction: 'toBraze',
		allowCreation: true,
		identifiers: [
			{ identifier: 'external_id', aliasLabel: '', source: { kind: 'property', property: 'crm' } },
			{ identifier: 'email', aliasLabel: '', source: { kind: 'property', property: 'email' } },
		],
		rows: [
			{
				source: { kind: 'property', property: 'email' },
				field: custom('a'),
				style: 'set',
				type: 'text',
			},
			{ source: { kind: 'profileId' }, field: custom('b'), style: 'set', type: 'text' },
			{ source: { kind: 'staticText', text: 'x' }, field: custom('c'), style: 'set', type: 'text' },
			{
				source: { kind: 'property', property: 'points' },
				field: custom('d'),
				style: 'set',
				type: 'text',
			},
		],
	};
	expect(neededProperties(mapping)).toEqual(['crm', 'email', 'points']);
});
