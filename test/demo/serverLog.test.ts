import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { isReadyLine, keepServerLog } from '../../demo/n8n/serverLog';

describe("n8n's log", () => {
	test.each([
		['Editor is now accessible via:', true],
		['n8n ready on 127.0.0.1, port 5678', false],
		['', false],
	])('%j says that the editor answers: %s', (line, expected) => {
		expect(isReadyLine(line)).toBe(expected);
	});

	test('is ready at that line, however it arrives, and shows no migrations', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'n8n-log-'));
		const output = new PassThrough();
		const log = keepServerLog(join(folder, 'n8n.log'), [output]);
		output.write('Starting migration AddThings17\nn8n ready\nEditor is now ac');
		output.end('cessible via:\n');
		await log.ready;
		expect(log.lastLines()).toBe('n8n ready\nEditor is now accessible via:');
		await rm(folder, { recursive: true });
	});
});
