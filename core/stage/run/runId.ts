import { randomBytes } from 'node:crypto';

/** An id that sorts by time: `20261121T210000Z-7f3a`. */
export function newRunId(now: Date, random: Buffer = randomBytes(2)): string {
	const time = now
		.toISOString()
		.replace(/[-:]/g, '')
		.replace(/\.\d+Z$/, 'Z');
	return `${time}-${random.toString('hex')}`;
}
