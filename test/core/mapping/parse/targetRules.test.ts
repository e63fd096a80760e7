import { parseToBraze } from '../../../../core/mapping/parse/parseToBraze';
import { thrownBy } from '../../flow/thrown';
import {
	brazeParameters as parameters,
	brazeRow as row,
	custom,
	group,
	list,
	nested,
} from './parameters';

type Case = readonly [what: string, wrong: unknown, sentence: string];

const rows = (...all: object[]) => parameters(all.map((more) => row(more)));
const push = (name: string): string =>
	`Mapping 1 names the Braze field "${name}", which no mapping can write: `;
const dropped = `and Braze would drop it in silence: correct 'Braze Field'.`;

const targetCases: readonly Case[] = [
	['no field', rows({}, { brazeField: list(' ') }), `Mapping 2 has no 'Braze Field': choose one.`],
	['no attribute', rows({ brazeField: custom('') }), `Mapping 1 has no 'Braze Field': choose one.`],
	['no way', rows({ brazeField: nested('') }), `Mapping 1 has no 'Braze Field': choose one.`],
	[
		'no subscription group',
		rows({ brazeField: group('') }),
		`Mapping 1 names no subscription group: enter its ID as 'Braze Field'.`,
	],
	[
		'an unknown field',
		rows({ brazeField: list('foo') }),
		`Mapping 1 names the Braze field "foo", which Braze does not take: choose one from the list, or write "custom_attributes.foo".`,
	],
	[
		'an unknown field with a dot',
		rows({ brazeField: list('plan.name') }),
		`Mapping 1 names the Braze field "plan.name", which Braze does not take: choose one from the list, or write "custom_attributes.plan.name".`,
	],
	[
		'an identifier as attribute',
		rows({ brazeField: custom('external_id') }),
		`${push('external_id')}add it under 'Identifiers'.`,
	],
	[
		'an identifier as field',
		rows({ brazeField: list('braze_id') }),
		`${push('braze_id')}add it under 'Identifiers'.`,
	],
	[
		'inside an identifier',
		rows({ brazeField: nested('user_alias.alias_name') }),
		`${push('user_alias')}add it under 'Identifiers'.`,
	],
	[
		'the rule of creation',
		rows({ brazeField: custom('_update_existing_only') }),
		`${push('_update_existing_only')}remove the row and set 'Allow Creation'.`,
	],
	[
		'the rule of merging',
		rows({ brazeField: custom('_merge_objects') }),
		`${push('_merge_objects')}remove the row and set 'Update Style' of the others to 'Merge Object'.`,
	],
	[
		'all subscription groups',
		rows({ brazeField: list('subscription_groups') }),
		`${push('subscription_groups')}choose a subscription group by its ID as 'Braze Field'.`,
	],
	[
		'push tokens',
		rows({ brazeField: list('push_tokens') }),
		`${push('push_tokens')}remove the row: push tokens belong to an app on a device, not to a profile.`,
	],
	[
		'an import of push tokens',
		rows({ brazeField: custom('push_token_import') }),
		`${push('push_token_import')}remove the row: push tokens are not sent.`,
	],
	[
		'a way that leads nowhere',
		rows({ brazeField: nested('plan') }),
		`Mapping 1 names no value inside the attribute "plan": write one behind a dot, such as plan.name, or choose a custom attribute as 'Braze Field'.`,
	],
	[
		'a way into a standard field',
		rows({ brazeField: nested('current_location.latitude') }),
		`Mapping 1 writes inside the standard field "current_location", but only custom attributes take single values inside: choose another 'Braze Field'.`,
	],
	[
		'an attribute with $',
		rows({ brazeField: custom('$plan') }),
		`Mapping 1 names the attribute "$plan", which begins with '$', ${dropped}`,
	],
	[
		'an attribute with a long name',
		rows({ brazeField: custom('x'.repeat(256)) }),
		`Mapping 1 names the attribute "${'x'.repeat(40)}…", which is longer than 255 characters, ${dropped}`,
	],
	[
		'a way from an attribute without a name',
		rows({ brazeField: nested('.name') }),
		`Mapping 1 names the attribute "", which is empty, ${dropped}`,
	],
	[
		'an empty key',
		rows({ brazeField: nested('plan..name') }),
		`Mapping 1 names the key "", which is empty, ${dropped}`,
	],
	[
		'a key with a space',
		rows({ brazeField: nested('my plan.the name') }),
		`Mapping 1 names the key "the name", which has a space, ${dropped}`,
	],
	[
		'a key with a dot',
		rows({ brazeField: nested('plan.a\\.b') }),
		`Mapping 1 names the key "a.b", which has a dot of its own, ${dropped}`,
	],
	[
		'a key with $',
		rows({ brazeField: nested('plan.a$') }),
		`Mapping 1 names the key "a$", which has a '$', ${dropped}`,
	],
	[
		'a long key',
		rows({ brazeField: nested(`plan.${'é'.repeat(256)}`) }),
		`Mapping 1 names the key "${'é'.repeat(40)}…", which is longer than 255 characters, ${dropped}`,
	],
];

it.each(targetCases)('%s is refused', async (_what, wrong, sentence) => {
	const error = await thrownBy(() => parseToBraze(wrong));
	expect(error).toMatchObject({ kind: 'configuration', message: sentence });
});
