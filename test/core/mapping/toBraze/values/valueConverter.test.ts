import type { BrazeTarget } from '../../../../../core/mapping/model/brazeTarget';
import { valueConverter } from '../../../../../core/mapping/toBraze/values/valueConverter';
import { brazeValueDecisions, type BrazeValueDecision } from '../../decisions/brazeValues';

const settings = { timeZone: 'UTC', longestList: 25 };

const targets: ReadonlyMap<string, BrazeTarget> = new Map<string, BrazeTarget>([
	['custom attribute', { kind: 'customAttribute', name: 'plan' }],
	['nested', { kind: 'nested', path: ['plan', 'name'] }],
	['subscription group', { kind: 'subscriptionGroup', id: 'e7b0b2a4-f9f5-4f9b-8a7e-6d1c1d6a1b11' }],
]);

function convert({ target: name, type, style, propertyType, values }: BrazeValueDecision) {
	const target = targets.get(name) ?? { kind: 'standard' as const, name };
	const row = { target, type, style, identifierKey: 'id' };
	return valueConverter(row, propertyType, settings)(values);
}

const row = ({ target, type, style, propertyType, kind }: BrazeValueDecision) =>
	`${target}, ${style}, ${type} (${propertyType ?? 'unknown property'}): ${kind}`;

it.each(brazeValueDecisions.map((decision) => [row(decision), decision] as const))(
	'%s',
	(_, decision) => {
		const { sends, warning } = decision;
		const expected = {
			...(sends !== undefined && { json: sends }),
			...(warning !== undefined && { warning }),
		};
		expect(convert(decision) ?? {}).toEqual(expected);
	},
);

it('no row of the table stands twice', () => {
	const rows = brazeValueDecisions.map(row);
	expect(rows.filter((one, index) => rows.indexOf(one) !== index)).toEqual([]);
});
