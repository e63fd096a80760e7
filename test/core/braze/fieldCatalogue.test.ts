import { exportFields, trackFields } from '../../../core/braze/fieldCatalogue';

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
