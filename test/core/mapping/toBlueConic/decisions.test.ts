import { noCatalogue } from '../../../../core/mapping/model/catalogue';
import { toBlueConicDecisions } from '../decisions/toBlueConic';
import { catalogueOf, custom, entryOf, mapUser, standard, identifier } from './testMapping';

const shown = (value: unknown): string =>
	JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one)) ?? '';

const named = toBlueConicDecisions.map((decision) => {
	const { strategy, type = 'automatic', propertyType = 'unknown', kind, value } = decision;
	const name = `${strategy}, ${type}, to a property of type ${propertyType}: ${kind}`;
	return [`${name} ${shown(value).slice(0, 40)}`, decision] as const;
});

it('several hundred decisions, each told once', () => {
	expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
	expect(named.length).toBeGreaterThan(300);
});

it.each(named)('%s', (_name, decision) => {
	const { strategy, type = 'automatic', propertyType, writes, warning, once = false } = decision;
	const { mapped, warnings } = mapUser(
		{
			external_id: 'e',
			custom_attributes: Object.hasOwn(decision, 'value') ? { v: decision.value } : {},
		},
		{
			identifiers: [identifier(standard('external_id'), 'id')],
			rows: [{ field: custom('v'), property: 'p', strategy, type }],
		},
		propertyType ? catalogueOf({ p: propertyType }) : noCatalogue,
	);
	const rule = writes && { id: 'p', ...writes };
	expect(entryOf(mapped)).toMatchObject({
		properties: [{ id: 'id', values: ['e'], strategy: 'SET' }, ...(rule ? [rule] : [])],
	});
	expect(mapped).toMatchObject({ once, fields: [rule ? JSON.stringify(rule) : ''] });
	expect(warnings).toEqual(warning === undefined ? [] : [`${warning} (p)`]);
});
