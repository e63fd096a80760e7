import '../../errorRealm';

import { gzipSync } from 'node:zlib';

import { foreignTexts } from '../../../../core/stage/files/foreignFile';
import { thrownBy } from '../../flow/thrown';
import { key, pinned, read, staged, text } from './stagedFile';
import { zipped } from './zipFile';

const zeros = Buffer.alloc(3 * 1024 * 1024);
const limits = { bytes: 2_000_000_000, ratio: 200, freeBytes: 1024 * 1024 };

it.each<[string, () => Buffer | Promise<Buffer>]>([
	['gzip', () => gzipSync(zeros)],
	['gzip members in a row', () => Buffer.concat([0, 1, 2].map(() => gzipSync(zeros)))],
	['zip', () => zipped([{ name: 'a', content: zeros }])],
	[
		'zip of several that are small each',
		() =>
			zipped(['a', 'b', 'c', 'd'].map((name) => ({ name, content: zeros.subarray(0, 900_000) }))),
	],
])('%s, by its ratio', async (_case, made) => {
	const error = await thrownBy(async () => {
		const bytes = await made();
		await read(bytes, { limits });
	});
	expect(error).toMatchObject({ kind: 'configuration' });
	expect(error.message).toContain(`File '${key}' would unpack to more than`);
});

it('by its size', async () => {
	const bytes = gzipSync(text);
	const error = await thrownBy(() => read(bytes, { limits: { ...limits, bytes: 10_000 } }));
	expect(error.message).toContain('would unpack to more than 10000 bytes');
});

it('a zip is refused by what it declares, before anything is unpacked', async () => {
	const bytes = await zipped([{ name: 'a', content: zeros }]);
	const error = await thrownBy(async () => {
		for await (const { key: name } of foreignTexts(staged(bytes), pinned(bytes), { limits })) {
			throw new Error(`${name} was opened`);
		}
	});
	expect(error.message).toContain('would unpack to more than');
});

it('a zip that declares less than it holds is damaged', async () => {
	const bytes = await zipped([{ name: 'a', content: zeros }]);
	const lying = Buffer.from(bytes);
	const size = Buffer.alloc(4);
	size.writeUInt32LE(zeros.length);
	for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) {
		lying.writeUInt32LE(10, at);
	}
	const error = await thrownBy(() => read(lying, { limits }));
	expect(error.message).toMatch(/is damaged in its entry 'a'|would unpack/);
});

it('rows that repeat each other are no bomb', async () => {
	const bytes = gzipSync('{"same":"row"}\n'.repeat(50_000));
	expect((await read(bytes))[key]).toHaveLength(50_000);
});
