import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasStamp, stampOf, writeStamp } from '../../demo/n8n/stamp';

describe('the stamp of a finished folder', () => {
	let folder = '';

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'stamp-'));
	});

	afterEach(async () => {
		await rm(folder, { recursive: true });
	});

	test('is found once written, and only for the same ingredients', async () => {
		const file = join(folder, 'stamp');
		await writeStamp(file, stampOf('lock', 'v24'));
		expect(await hasStamp(file, stampOf('lock', 'v24'))).toBe(true);
		expect(await hasStamp(file, stampOf('lock', 'v20'))).toBe(false);
	});

	test('is missed in an unfinished folder', async () => {
		expect(await hasStamp(join(folder, 'stamp'), stampOf('lock'))).toBe(false);
		await writeFile(join(folder, 'stamp'), '');
		expect(await hasStamp(join(folder, 'stamp'), stampOf('lock'))).toBe(false);
	});

	test('keeps its ingredients apart', () => {
		expect(stampOf('ab', 'c')).not.toBe(stampOf('a', 'bc'));
	});
});
