import type { BrazeField } from './model';

const ownValue = (holder: unknown, name: string): unknown =>
	typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
		? Reflect.get(holder, name)
		: undefined;

/**
 * Compiles the way to a field's value in a user of Braze's export. A custom attribute whose own
 * name holds a dot comes before a value inside a nested attribute.
 */
export function brazeFieldReader(field: BrazeField): (user: unknown) => unknown {
	const path = field.name.split('.');
	const holderOf =
		field.kind === 'standard'
			? (user: unknown) => user
			: (user: unknown) => ownValue(user, 'custom_attributes');
	return (user) => {
		const holder = holderOf(user);
		const direct = ownValue(holder, field.name);
		if (direct !== undefined || path.length === 1) return direct;
		return path.reduce(ownValue, holder);
	};
}
