import { textsOf } from './brazeValue';
import { isoTimeMs } from './isoTime';
import type { BrazeUser } from './state';

/** How new values meet those a profile has: replace them, only fill a gap, or join them. */
export type Merge = 'set' | 'setIfEmpty' | 'add';

/** One property that a user writes. Setting no values takes the property away. */
export interface PropertyWrite {
	readonly property: string;
	readonly merge: Merge;
	readonly values: readonly string[];
}

interface ImportField {
	readonly to: string;
	readonly merge: Merge;
	readonly from: (user: BrazeUser) => unknown;
	readonly as?: (text: string) => string | undefined;
	/** Takes the property away when Braze has nothing; else nothing is written. */
	readonly clears?: boolean;
}

function epochText(text: string): string | undefined {
	return isoTimeMs(text)?.toString();
}

function planName({ customAttributes }: BrazeUser): unknown {
	const plan = customAttributes.get('plan');
	return typeof plan === 'object' && plan !== null && 'name' in plan ? plan.name : undefined;
}

const IMPORT_FIELDS: readonly ImportField[] = [
	{ to: 'email', merge: 'setIfEmpty', from: ({ fields }) => fields.get('email') },
	{ to: 'firstname', merge: 'set', from: ({ fields }) => fields.get('first_name') },
	{ to: 'lastname', merge: 'set', from: ({ fields }) => fields.get('last_name') },
	{ to: 'city', merge: 'set', from: ({ fields }) => fields.get('home_city') },
	{
		to: 'loyalty_tier',
		merge: 'set',
		from: ({ customAttributes }) => customAttributes.get('loyalty_tier'),
	},
	{
		to: 'interests',
		merge: 'add',
		from: ({ customAttributes }) => customAttributes.get('favourite_categories'),
	},
	{ to: 'vip', merge: 'set', from: ({ customAttributes }) => customAttributes.get('vip') },
	{
		to: 'braze_points',
		merge: 'set',
		from: ({ customAttributes }) => customAttributes.get('points'),
	},
	{ to: 'plan', merge: 'set', from: planName },
	{
		to: 'last_order_date',
		merge: 'set',
		from: ({ customAttributes }) => customAttributes.get('last_order_at'),
		as: epochText,
	},
	{
		to: 'nickname',
		merge: 'set',
		from: ({ customAttributes }) => customAttributes.get('nickname'),
		clears: true,
	},
];

/** What the import goal writes for a user, beside the identifier. */
export function importWritesOf(user: BrazeUser): readonly PropertyWrite[] {
	return IMPORT_FIELDS.flatMap(({ to, merge, from, as, clears = false }) => {
		const texts = textsOf(from(user));
		const values = as ? texts.map(as).filter((text) => text !== undefined) : texts;
		return values.length > 0 || clears ? [{ property: to, merge, values }] : [];
	});
}
