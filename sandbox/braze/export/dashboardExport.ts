import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { BrazeUser } from '../users/brazeUser';
import { zipped } from './fileContent';

const MAX_ROWS = 100;

function cell(value: unknown): string {
	return `"${String(value ?? '').replaceAll('"', '""')}"`;
}

/**
 * The file that an export from the dashboard leaves beside those of the API, of a few users.
 * https://www.braze.com/docs/partners/data_and_analytics/cloud_storage/amazon_s3
 */
export async function dashboardExport(users: Iterable<BrazeUser>): Promise<Buffer> {
	const rows = ['"external_id","email"\n'];
	for (const user of users) {
		if (rows.length > MAX_ROWS) break;
		rows.push(`${cell(user.externalId)},${cell(user.fields.get('email'))}\n`);
	}
	return await buffer(zipped([{ name: 'users.csv', content: () => Readable.from(rows) }]));
}
