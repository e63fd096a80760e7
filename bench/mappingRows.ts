import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';

import type { FolderStore } from './folderStore';

/** A file of rows, as a run's index pins it. */
export interface RowFile {
	readonly key: string;
	readonly bytes: number;
	readonly etag: string;
}

/** As Braze writes them. */
const rowsPerFile = 5_000;
const gzipLevel = 6;

const rowBytes = 1068;

const tiers = ['Bronze', 'Silver', 'Gold', 'Platinum'];
const stores = ['Nijmegen', "'s-Hertogenbosch", 'Łódź', 'Åarhus', 'München'];
const first = 1_700_000_000_000;

/** What a person has, the same whoever holds it: name, value. */
const attributes = (number: number): readonly (readonly [string, unknown])[] => [
	['loyalty_tier', tiers[number % tiers.length]],
	['points', (number * 37) % 9000],
	['average_order_value', ((number * 7919) % 25_000) / 100],
	['last_order_at', new Date(first + number * 61_000).toISOString()],
	['favourite_store', stores[number % stores.length]],
	['newsletter', number % 3 === 0],
	['interests', ['sailing', 'street food', 'chess'].slice(number % 3)],
	['lifetime_orders', number % 250],
	['customer_number', String(number).padStart(9, '0')],
	['contact_email', `person.${number}@example.org`],
	['signup_source', number % 2 === 0 ? 'store' : 'web shop'],
	['churn_score', ((number * 31) % 1000) / 1000],
	['birthday_club', number % 5 === 0],
	['last_visit_at', new Date(first + number * 59_000).toISOString()],
	['sessions', number % 900],
	['household', 1 + (number % 6)],
	['preferred_channel', 'email'],
	['language_spoken', 'Nederlands'],
	['credit', ((number * 13) % 10_000) / 100],
	['campaign_group', `group ${number % 17}`],
];

/** The row with a note that brings it to the size of all. */
function filled(row: (note: string) => object): string {
	const missing = rowBytes - Buffer.byteLength(JSON.stringify(row('')));
	return JSON.stringify(row('x'.repeat(Math.max(0, missing))));
}

/** A user of Braze's export. */
export function userRow(number: number): string {
	const seen = { first: '2026-01-02T03:04:05.000Z', last: '2026-11-12T13:14:15.000Z' };
	return filled((note) => ({
		external_id: `customer-${String(number).padStart(9, '0')}`,
		email: `person.${number}@example.org`,
		first_name: 'Zoë',
		last_name: 'Jürgensen',
		country: 'NL',
		custom_attributes: Object.fromEntries(attributes(number)),
		custom_events: ['Watched video', 'Left review', 'Used store finder'].map((name, place) => {
			return { name, ...seen, count: (number + place) % 30 };
		}),
		home_city: note,
	}));
}

/** BlueConic's texts of a value. */
function textsOf(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.map(String);
	if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
	const isTime = typeof value === 'string' && value.endsWith('Z');
	return [isTime ? String(Date.parse(value)) : String(value)];
}

/** A BlueConic profile. */
export function profileRow(number: number): string {
	const id = createHash('md5').update(String(number)).digest('hex');
	const properties = attributes(number).map(([name, value]) => ({
		id: name,
		values: textsOf(value),
	}));
	return filled((note) => ({
		id,
		properties: [...properties, { id: 'note', values: [note] }],
	}));
}

/** Writes so many rows into files; there are few different ones, since making them takes long. */
export async function writeFiles(
	store: FolderStore,
	row: (number: number) => string,
	rows: number,
): Promise<readonly RowFile[]> {
	const different = 20;
	const packed = Array.from({ length: different }, (_, file) => {
		const numbers = Array.from(
			{ length: rowsPerFile },
			(_row, place) => file * rowsPerFile + place,
		);
		return gzipSync(numbers.map((number) => `${row(number)}\n`).join(''), { level: gzipLevel });
	});
	const files: RowFile[] = [];
	for (let number = 0; number < Math.ceil(rows / rowsPerFile); number += 1) {
		const bytes = packed[number % different] ?? Buffer.alloc(0);
		const key = `${row.name}/${number}.gz`;
		await store.putStream(key, Readable.from([bytes]));
		files.push({ key, bytes: bytes.length, etag: 'any' });
	}
	return files;
}
