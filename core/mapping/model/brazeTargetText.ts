import type { BrazeTarget } from './brazeTarget';

const customAttributes = 'custom_attributes.';
const subscriptionGroups = 'subscription_groups.';

/**
 * The target that a text names: `country`, `custom_attributes.plan`, `custom_attributes.plan.name`
 * (inside the attribute), `subscription_groups.<id>`. A dot of a name is written `\.`, a backslash
 * `\\`. Whether Braze takes the target is not looked at.
 */
export function brazeTargetOf(text: string): BrazeTarget {
	if (text.startsWith(customAttributes)) {
		return attributeOf(dottedNames(text.slice(customAttributes.length)));
	}
	if (text.startsWith(subscriptionGroups)) {
		const id = dottedNames(text.slice(subscriptionGroups.length)).join('.');
		return { kind: 'subscriptionGroup', id };
	}
	return { kind: 'standard', name: text };
}

/** The text that `brazeTargetOf` reads back. */
export function textOfBrazeTarget(target: BrazeTarget): string {
	switch (target.kind) {
		case 'standard':
			return target.name;
		case 'customAttribute':
			return customAttributes + dottedText([target.name]);
		case 'nested':
			return customAttributes + dottedText(target.path);
		case 'subscriptionGroup':
			return subscriptionGroups + dottedText([target.id]);
	}
}

/** The names between the dots of a text, of which `\.` and `\\` are none. */
export function dottedNames(text: string): readonly string[] {
	const names = [''];
	for (const [piece] of text.matchAll(/\\[.\\]|[^]/g)) {
		if (piece === '.') names.push('');
		else names.push((names.pop() ?? '') + (piece.length > 1 ? piece.slice(1) : piece));
	}
	return names;
}

/** The text that `dottedNames` takes apart again. */
export const dottedText = (names: readonly string[]): string =>
	names.map((name) => name.replace(/[\\.]/g, '\\$&')).join('.');

function attributeOf(path: readonly string[]): BrazeTarget {
	const [name = '', ...inside] = path;
	return inside.length > 0 ? { kind: 'nested', path } : { kind: 'customAttribute', name };
}
