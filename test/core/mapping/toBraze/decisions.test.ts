import type { BrazeTarget } from '../../../../core/mapping/model/brazeTarget';
import { updateStyles } from '../../../../core/mapping/model/toBrazeMapping';
import { thrownBy } from '../../flow/thrown';
import { toBrazeDecisions } from '../decisions/toBraze';
import { known, mapped, opening, row } from './mappedProfile';

const keyOf = (target: BrazeTarget): string => {
	if (target.kind === 'subscriptionGroup') return 'subscription_groups';
	return target.kind === 'nested' ? (target.path[0] ?? '') : target.name;
};

const cases = toBrazeDecisions.map((decision) => {
	const { style, type, target, kind, whenEmpty, whenUnfit } = decision;
	const into = target.kind === 'nested' ? 'inside an attribute' : keyOf(target);
	return [`${style}, ${type}, ${into}: ${kind}, ${whenEmpty}, ${whenUnfit}`, decision] as const;
});

it('every style has several kinds of values, and no case comes twice', () => {
	expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
	for (const style of updateStyles) {
		const kinds = toBrazeDecisions.filter((decision) => decision.style === style);
		expect(new Set(kinds.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8);
	}
});

it.each(cases)('%s', async (_name, decision) => {
	const { style, type, target, values, whenEmpty, whenUnfit, sends, warning, refused } = decision;
	const identifierKey = /^(update|remove)Objects$/.test(style) ? 'id' : '';
	const rows = [row({ style, type, target, whenEmpty, identifierKey })];
	const map = () => mapped(known(values ? { a: values } : {}), { rows, whenUnfit });
	if (refused !== undefined) {
		expect(await thrownBy(map)).toMatchObject({ kind: 'row', reason: refused });
		return;
	}
	const merging = /^(mergeObject|updateObjects)$/.test(style) ? ',"_merge_objects":true' : '';
	const attribute = sends === undefined ? '' : `,"${keyOf(target)}":${sends}`;
	const { result, warnings } = map();
	expect(result).toMatchObject({
		line: `${opening}${merging}${attribute}}`,
		once: decision.once,
	});
	expect(warnings.map((one) => one.split(' ')[0])).toEqual(warning === undefined ? [] : [warning]);
});
