import { exportFieldNames, exportFields, trackFields } from '../../../core/braze/fieldCatalogue';

it.each([
	['export', exportFields],
	['track', trackFields],
])('the fields of %s are in the order of their names, each once', (_case, fields) => {
	const names = fields.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)].sort());
	for (const { label } of fields) expect(label).toMatch(/^[A-Z]/);
});

it.each(['external_id', 'braze_id', 'random_bucket', 'created_at', 'total_revenue'])(
	'%s can be exported, but not set as a field',
	(name) => {
		expect(exportFields.map((field) => field.name)).toContain(name);
		expect(trackFields.map((field) => field.name)).not.toContain(name);
	},
);

it('names of all that can be exported hold the single values, and the lists and objects', () => {
	expect(exportFieldNames).toEqual([...new Set(exportFieldNames)].sort());
	expect(exportFieldNames).toEqual(expect.arrayContaining(exportFields.map(({ name }) => name)));
	expect(exportFieldNames).toEqual(
		expect.arrayContaining(['custom_attributes', 'devices', 'campaigns_received', 'user_aliases']),
	);
	expect(exportFields.map(({ name }) => name)).not.toContain('devices');
});

it.each(['current_location', 'facebook', 'twitter'])('%s can be set', (name) => {
	expect(trackFields.map((field) => field.name)).toContain(name);
});

it.each(['push_tokens', 'push_token_import', 'subscription_groups', 'user_alias'])(
	'%s is no field to set',
	(name) => {
		expect(trackFields.map((field) => field.name)).not.toContain(name);
	},
);
