import type { Person } from './person';

/** One in so many persons has a given awkward case. */
export const AWKWARD_PERIOD = 200;

/** What differs from an ordinary person. `undefined` and empty lists take the value away. */
export interface Overrides {
	readonly properties?: Readonly<Record<string, readonly string[]>>;
	readonly fields?: Readonly<Record<string, unknown>>;
	readonly customAttributes?: Readonly<Record<string, unknown>>;
	/** Keeps the external id only. */
	readonly nothingElse?: boolean;
	/** The profile has no external id; the user knows the profile's own. */
	readonly noExternalId?: boolean;
}

export interface AwkwardCase {
	readonly name: string;
	readonly overrides: (person: Person) => Overrides;
}

function always(name: string, overrides: Overrides): AwkwardCase {
	return { name, overrides: () => overrides };
}

function spelled(name: string, text: string): AwkwardCase {
	return always(name, {
		properties: { firstname: [text], nickname: [text], about: [text] },
		fields: { first_name: text },
		customAttributes: { nickname: text, notes: text },
	});
}

function longText(name: string, characters: number): AwkwardCase {
	const text = 'All about this customer. '.repeat(characters).slice(0, characters);
	return always(name, { properties: { about: [text] }, customAttributes: { notes: text } });
}

function numberText(text: string): AwkwardCase {
	return always(`number as text ${JSON.stringify(text)}`, {
		properties: { loyalty_points: [text], braze_points: [text], average_order_value: [text] },
		customAttributes: { points: text },
	});
}

function listed(name: string, values: readonly string[]): AwkwardCase {
	return always(name, {
		properties: { interests: values },
		customAttributes: { favourite_categories: values },
	});
}

function dated(text: string): AwkwardCase {
	return always(`looks like a date: ${text}`, {
		properties: { about: [text], nickname: [text] },
	});
}

function told(property: string, ...values: readonly string[]): AwkwardCase {
	return always(`${property} ${JSON.stringify(values)}`, { properties: { [property]: values } });
}

const GIFT_CARD = {
	name: 'gift-card',
	first: '2026-09-01T12:00:00.000Z',
	last: '2026-09-01T12:00:00.000Z',
	count: 1,
};

const LONG_LIST = Array.from({ length: 30 }, (_, index) => `choice ${index + 1}`);

/** Every value that has broken an import somewhere; the place in the list decides who has it. */
export const AWKWARD_CASES: readonly AwkwardCase[] = [
	spelled('emoji', '🦊🚀 👩‍👩‍👧‍👦 🇳🇱'),
	spelled('combining marks', 'Zoe\u0308 Ame\u0301lie'),
	spelled('right to left', 'مريم שרה'),
	spelled('CJK', '山田太郎 김민준 王秀英'),
	spelled('line separators', 'one\u2028two\u2029three'),
	spelled('quotes', `"double" 'single' “curly” \`back\``),
	spelled('backslashes', 'C:\\new\\table \\u0041 \\"'),
	spelled('tabs and line ends', 'a\tb\nc\r\nd'),
	spelled('empty text', ''),
	spelled('white space only', '  \t '),
	spelled('looks like JSON', '{"a":[1,null]}'),
	longText('255 characters', 255),
	longText('256 characters', 256),
	longText('several thousand characters', 5000),
	listed('empty list', []),
	listed('list with duplicates', ['music', 'books', 'music', 'Books', 'books']),
	listed('list of 30', LONG_LIST),
	numberText(' 12 '),
	numberText('1e3'),
	numberText('12,5'),
	numberText('007'),
	numberText('abc'),
	numberText('-0'),
	always('number limits', {
		properties: { loyalty_points: ['2147483647'], average_order_value: ['-0.10'] },
		customAttributes: { points: -2147483648 },
	}),
	always('before 1970', {
		properties: {
			date_of_birth: ['-1262304000000'],
			last_purchase_date: ['-1'],
			last_order_date: ['0'],
		},
		fields: { dob: '1930-01-01' },
		customAttributes: { last_order_at: '1969-12-31T23:59:59.999Z' },
	}),
	always('several e-mails', {
		properties: {
			email: ['first.choice@example.com', 'second.choice@example.com'],
			// A state in a group holds for everybody with the address.
			offers_state: [],
		},
	}),
	always('names of the language', {
		customAttributes: { ['__proto__']: 'kept', constructor: 'kept', toString: 'kept' },
	}),
	always('identifier only', { nothingElse: true }),
	{
		name: 'e-mail in upper case',
		overrides: ({ email }) => ({
			properties: { email: [email.toUpperCase()] },
			fields: { email: email.replace('example.org', 'Example.ORG') },
		}),
	},
	dated('12-1-2021'),
	dated('11/22/2026'),
	dated('2026-11-22'),
	dated('2026-11-22T10:00:00+01:00'),
	always('e-mail that is none', { properties: { email: ['no address'], offers_state: [] } }),
	{
		name: 'e-mail between blanks',
		overrides: ({ email }) => ({ properties: { email: [[' ', email, ' '].join('')] } }),
	},
	told('country', 'Netherlands'),
	told('country', ' be '),
	told('country', 'Atlantis'),
	told('language', 'Klingonish'),
	told('time_zone', 'Mars/Olympus'),
	told('gender', 'unknown'),
	{
		name: 'phone with signs between the digits',
		overrides: ({ customerNumber }) => ({
			properties: { phone: [['0031 (6) ', customerNumber.padStart(8, '1')].join('-.')] },
		}),
	},
	told('phone', '0612345678'),
	told('card_number', '9007199254740993'),
	told('preferences', '{"topics":'),
	told('orders_added', 'no object', '[1]', '{"id":"o-9","total":1.5}'),
	always('a sum beyond the limit of numbers', {
		properties: { gift_cards: ['2147483647'] },
		fields: { purchases: [GIFT_CARD] },
	}),
];

const NO_EXTERNAL_ID = always('no external id', { noExternalId: true });
const NAMELESS_PERIOD = 1000;
const NAMELESS_PLACE = 750;

/** Rarer still, since most goals skip who has none: whether the person's profile has no external id. */
export function hasNoExternalId(index: number): boolean {
	return index % NAMELESS_PERIOD === NAMELESS_PLACE;
}

/** The awkward case of a person, for the few who have one. */
export function awkwardCaseOf({ index }: Person): AwkwardCase | undefined {
	if (hasNoExternalId(index)) return NO_EXTERNAL_ID;
	return AWKWARD_CASES[index % AWKWARD_PERIOD];
}
