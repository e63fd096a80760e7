import type { BlueConicBehaviour } from './blueConicSettings';

/** Whether texts that differ in case are the same; unknown of BlueConic, so it can be set. */
export type TextCase = BlueConicBehaviour['textCase'];

/** Whether one of the values is the wanted one. */
export function includesText(
	values: readonly string[],
	wanted: string,
	textCase: TextCase,
): boolean {
	if (values.includes(wanted)) return true;
	if (textCase === 'sensitive') return false;
	const folded = wanted.toLowerCase();
	return values.some((value) => value.toLowerCase() === folded);
}
