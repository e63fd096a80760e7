import { randomBytes } from 'node:crypto';

/** An id that sorts by time: `20261121T210000Z-7f3a`. */
export function newRunId(now: Date, random: Buffer = randomBytes(2)): string {
	const time = now
		.toISOString()
		.replace(/[-:]/g, '')
		.replace(/\.\d+Z$/, 'Z');
	return `${time}-${random.toString('hex')}`;
}

const runIdPattern = /^\d{8}T\d{6}Z-[0-9a-f]{4}$/;

/** Whether a name in the bucket is one that `newRunId` gave. */
export const isRunId = (name: string): boolean => runIdPattern.test(name);
