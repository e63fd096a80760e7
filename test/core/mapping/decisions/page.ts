import { join } from 'node:path';

import { textOfBrazeTarget } from '../../../../core/mapping/model/brazeTargetText';
import { jsonTextOf } from '../../../../core/mapping/run/exactJson';
import { cell } from '../../../pages/cell';
import { withPart } from '../../../pages/writtenPart';
import { brazeValueDecisions } from './brazeValues';
import { toBlueConicDecisions } from './toBlueConic';
import { toBrazeDecisions, type ToBrazeDecision } from './toBraze';

/** The page about mappings. */
export const page = join(__dirname, '..', '..', '..', '..', 'docs', 'mapping.md');

const command = 'npx tsx test/core/mapping/decisions/writePage.ts';

/** Longer texts are cut in the middle: what a list of 30 holds is no news. */
const longestText = 60;

type Row = Readonly<Record<string, string | undefined>>;

function shortened(text: string): string {
	const characters = [...text];
	if (characters.length <= longestText) return text;
	const half = Math.floor(longestText / 2);
	return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

/** A JSON text as code. */
const code = (text: string | undefined): string | undefined =>
	text === undefined ? undefined : `\`${shortened(text).replaceAll('`', "'")}\``;

/** A value as code; nothing for one that is not there. */
const codeOf = (value: unknown): string | undefined =>
	value === undefined ? undefined : code(jsonTextOf(value));

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(rows: readonly Row[]): string {
	const names = Object.keys(rows[0] ?? {});
	return [
		line(names),
		line(names.map(() => '---')),
		...rows.map((row) => line(names.map((name) => cell(row[name] ?? '')))),
	].join('\n');
}

const toBlueConicText = (): string =>
	table(
		toBlueConicDecisions.map(({ strategy, type, propertyType, kind, value, writes, warning }) => ({
			strategy,
			type: [type ?? 'automatic', propertyType && `(${propertyType})`].filter(Boolean).join(' '),
			value: kind,
			'for example': codeOf(value),
			writes: writes ? `${writes.strategy} ${codeOf(writes.values) ?? ''}` : 'nothing',
			warning,
		})),
	);

/** What differs only in that the row is refused instead, or in the same way with the other rule. */
const isTold = ({ whenUnfit, whenEmpty, sends }: ToBrazeDecision): boolean =>
	whenUnfit === 'leaveOut' && (whenEmpty === 'leave' || sends === 'null');

const toBrazeText = (): string =>
	table(
		toBrazeDecisions.filter(isTold).map((decision) => ({
			style: decision.style,
			type: decision.type,
			target: textOfBrazeTarget(decision.target),
			value: decision.kind,
			'when empty': decision.whenEmpty,
			sends: code(decision.sends) ?? 'nothing',
			warning: decision.warning,
		})),
	);

const valuesText = (): string =>
	table(
		brazeValueDecisions.map((decision) => ({
			target: decision.target,
			style: decision.style,
			type: [decision.type, decision.propertyType && `(${decision.propertyType})`]
				.filter(Boolean)
				.join(' '),
			value: decision.kind,
			'for example': codeOf(decision.values),
			sends: code(decision.sends) ?? 'nothing',
			warning: decision.warning,
		})),
	);

/** The page with its tables as they are in the tests. */
export function upToDate(text: string): string {
	const parts = { toBlueConic: toBlueConicText(), toBraze: toBrazeText(), values: valuesText() };
	return Object.entries(parts).reduce(
		(changed, [name, part]) => withPart(changed, { name, command, text: part }),
		text,
	);
}
