import { dateFormOf } from '../../../braze/dateTexts';
import { isNestedName } from '../../../braze/nestedNames';
import { isTooLong } from '../../../braze/textLength';
import { isJsonObject, type JsonObject } from './parsedObjects';

/** Objects in objects beyond which no attribute makes sense, and a writer may run out of stack. */
const deepest = 100;

const timeKey = '$time';

/** An object that Braze takes as it is, or why it would drop it. */
export type CheckedObject =
	{ readonly object: JsonObject; readonly hadNulls: boolean } | { readonly warning: string };

/** What was met in an object so far. */
interface Findings {
	problem: string | undefined;
	hadNulls: boolean;
}

/**
 * An object without its nulls. One name, text or date in it that Braze does not take would drop the
 * whole attribute (braze.com/docs, nested custom attribute support, "Limitations").
 */
export function checkedObject(given: JsonObject): CheckedObject {
	const findings: Findings = { problem: undefined, hadNulls: false };
	const object = withoutNulls(given, findings, 1);
	return findings.problem === undefined
		? { object, hadNulls: findings.hadNulls }
		: { warning: findings.problem };
}

/** fromEntries defines names such as `__proto__`, it does not assign them. */
function withoutNulls(given: JsonObject, findings: Findings, depth: number): JsonObject {
	const members: [string, unknown][] = [];
	for (const [name, value] of Object.entries(given)) {
		if (!isNestedName(name)) findings.problem ??= 'badNestedName';
		const checked = checkedPart(value, findings, depth);
		if (checked !== undefined) members.push([name, checked]);
	}
	return Object.fromEntries(members);
}

/** Nothing for a null. */
function checkedPart(value: unknown, findings: Findings, depth: number): unknown {
	if (value === null) {
		findings.hadNulls = true;
		return undefined;
	}
	if (typeof value !== 'object') {
		findings.problem ??= scalarProblem(value);
		return value;
	}
	if (depth >= deepest) {
		findings.problem ??= 'objectTooDeep';
		return undefined;
	}
	if (Array.isArray(value)) {
		return value.flatMap((element: unknown) => {
			const checked = checkedPart(element, findings, depth + 1);
			return checked === undefined ? [] : [checked];
		});
	}
	if (!isJsonObject(value)) return undefined;
	return isTime(value) ? checkedTime(value, findings) : withoutNulls(value, findings, depth + 1);
}

function scalarProblem(value: unknown): string | undefined {
	if (typeof value === 'string') return isTooLong(value) ? 'textTooLong' : undefined;
	return typeof value === 'number' && !Number.isFinite(value) ? 'numberTooLarge' : undefined;
}

const isTime = (value: JsonObject): boolean =>
	Object.hasOwn(value, timeKey) && Object.keys(value).length === 1;

function checkedTime(value: JsonObject, findings: Findings): JsonObject {
	const time = value[timeKey];
	if (typeof time !== 'string' || dateFormOf(time) === undefined) findings.problem ??= 'notADate';
	return value;
}
