import type { ToBrazeMapping } from '../../../../core/mapping/model/toBrazeMapping';
import { thrownBy } from '../../flow/thrown';
import { custom, from, mapped, nested, profile, row, standard } from './mappedProfile';

const alias = { identifier: 'user_alias', aliasLabel: 'crm "1"', source: from('crm_id') } as const;
const phone = { identifier: 'phone', aliasLabel: '', source: from('phone') } as const;
const brazeId = { identifier: 'braze_id', aliasLabel: '', source: from('braze_id') } as const;
const id = { identifier: 'external_id', aliasLabel: '', source: { kind: 'profileId' } } as const;

it.each<[string, Record<string, string[]>, Partial<ToBrazeMapping>, string]>([
	[
		'the first with a value counts',
		{ crm_id: ['c1'], email: ['e@b.c'] },
		{},
		'{"external_id":"c1","_update_existing_only":false}',
	],
	[
		'the second when the first has none',
		{ email: ['e@b.c'] },
		{},
		'{"email":"e@b.c","_update_existing_only":false}',
	],
	[
		'blank is no value',
		{ crm_id: [' ', ''], email: ['e@b.c'] },
		{},
		'{"email":"e@b.c","_update_existing_only":false}',
	],
	[
		'the first value that is not blank',
		{ crm_id: ['', 'c2', 'c3'] },
		{},
		'{"external_id":"c2","_update_existing_only":false}',
	],
	[
		'leading zeros and letter case stay',
		{ crm_id: ['007Ab'] },
		{},
		'{"external_id":"007Ab","_update_existing_only":false}',
	],
	[
		'an alias has a label',
		{ crm_id: ['c1'] },
		{ identifiers: [alias] },
		'{"user_alias":{"alias_name":"c1","alias_label":"crm \\"1\\""},"_update_existing_only":false}',
	],
	[
		'a phone',
		{ phone: ['+31201234567'] },
		{ identifiers: [alias, phone] },
		'{"phone":"+31201234567","_update_existing_only":false}',
	],
	[
		'a Braze ID',
		{ braze_id: ['5f1a'] },
		{ identifiers: [alias, brazeId] },
		'{"braze_id":"5f1a","_update_existing_only":false}',
	],
	[
		'the profile ID',
		{},
		{ identifiers: [id] },
		'{"external_id":"p1","_update_existing_only":false}',
	],
	[
		'creation is not allowed',
		{ crm_id: ['c1'] },
		{ allowCreation: false },
		'{"external_id":"c1","_update_existing_only":true}',
	],
	[
		'an alias without creation',
		{ crm_id: ['c1'] },
		{ identifiers: [alias], allowCreation: false },
		'{"user_alias":{"alias_name":"c1","alias_label":"crm \\"1\\""},"_update_existing_only":true}',
	],
])('%s', (_case, properties, changes, line) => {
	expect(mapped(profile(properties), changes)).toEqual({
		result: { line, once: false, sourceId: 'p1', fields: [] },
		warnings: [],
	});
});

it('one that is mended is told', () => {
	expect(mapped(profile({ phone: ['00 31 20 1234567'] }), { identifiers: [phone] })).toMatchObject({
		result: { line: '{"phone":"+31201234567","_update_existing_only":false}' },
		warnings: ['phoneMended (phone)'],
	});
});

it('a profile without any is skipped, and nothing is told of it', () => {
	const rows = [row({ source: from('name'), type: 'number' })];
	expect(mapped(profile({ crm_id: [' '], name: ['x'] }), { rows })).toEqual({
		result: { skip: 'noIdentifier' },
		warnings: [],
	});
});

it.each(['leaveOut', 'refuseRow'] as const)(
	'one that Braze does not take refuses the row, with %s',
	async (whenUnfit) => {
		const error = await thrownBy(() =>
			mapped(profile({ email: ['kim at home'], phone: ['+31201234567'] }), {
				identifiers: [
					{ identifier: 'external_id', aliasLabel: '', source: from('crm_id') },
					{ identifier: 'email', aliasLabel: '', source: from('email') },
					phone,
				],
				whenUnfit,
			}),
		);
		expect(error).toMatchObject({ kind: 'row', reason: 'notAnEmail' });
		expect(error.message).toContain("Identifier 2 has no value that Braze takes for 'email'");
		expect(error.message).not.toContain('kim');
	},
);

describe('rows never overwrite', () => {
	const rows = [
		row({ target: custom('external_id') }),
		row({ target: standard('email') }),
		row({ target: nested('external_id', 'in') }),
		row({ target: custom('_update_existing_only') }),
		row({ target: custom('_merge_objects') }),
		row({ target: custom('kept') }),
	];

	it.each<[string, Record<string, string[]>, string, string[]]>([
		[
			'the external ID, but add the email',
			{ crm_id: ['c1'], a: ['x@y.z'] },
			'{"external_id":"c1","_update_existing_only":false,"email":"x@y.z","kept":"x@y.z"}',
			['', '"x@y.z"', '', '', '', '"x@y.z"'],
		],
		[
			'the email',
			{ email: ['e@b.c'], a: ['x@y.z'] },
			'{"email":"e@b.c","_update_existing_only":false,"external_id":"x@y.z","kept":"x@y.z"}',
			['"x@y.z"', '', '', '', '', '"x@y.z"'],
		],
	])('%s', (_case, properties, line, fields) => {
		expect(mapped(profile(properties), { rows }).result).toEqual({
			line,
			once: false,
			sourceId: 'p1',
			fields,
		});
	});
});
